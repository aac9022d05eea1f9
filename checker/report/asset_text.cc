#include "checker/base/check.h"
#include "checker/report/assets.h"

namespace claimcheck {

std::string_view AssetText(std::string_view name) {
  for (const Asset& asset : AllAssets()) {
    if (asset.name == name) return asset.text;
  }
  CHECK(false);
  return "";
}

}  // namespace claimcheck
