#include "checker/verdict/readout_view.h"

namespace claimcheck {

std::string_view SideKindName(SideKind kind) {
  switch (kind) {
    case SideKind::kReadout:
      return "readout";
    case SideKind::kExcerpt:
      return "excerpt";
    case SideKind::kSecondHand:
      return "second-hand";
  }
  return "";
}

std::string_view SideStateName(SideState state) {
  switch (state) {
    case SideState::kSays:
      return "says";
    case SideState::kSecondHand:
      return "second-hand";
    case SideState::kOmits:
      return "omits";
    case SideState::kSilent:
      return "silent";
    case SideState::kEarly:
      return "early";
    case SideState::kUnknown:
      return "unknown";
  }
  return "";
}

std::string_view RowMarkName(RowMark mark) {
  switch (mark) {
    case RowMark::kBoth:
      return "both";
    case RowMark::kOneOnly:
      return "one-only";
    case RowMark::kNeither:
      return "neither";
    case RowMark::kSecondHand:
      return "second-hand";
  }
  return "";
}

}  // namespace claimcheck
