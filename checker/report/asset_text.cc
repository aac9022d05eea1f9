#include "checker/report/assets.h"

#include "checker/base/check.h"

namespace claimcheck {

std::string_view AssetText(std::string_view name) {
  for (const Asset& asset : AllAssets()) {
    if (asset.name == name) return asset.text;
  }
  CHECK(false);
  return "";
}

}  // namespace claimcheck
