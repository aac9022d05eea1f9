// Values, attributions and context of any text, without rules.

#ifndef CHECKER_MATCH_EXTRACT_H_
#define CHECKER_MATCH_EXTRACT_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/values/value.h"

namespace claimcheck {

// A value and how it is said.
struct ExtractedValue {
  Span span;  // In the source's file, as everywhere.
  std::string text;
  Value value;
  bool unresolved = false;  // Needs a publication date; `value` is empty.
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  std::vector<ContextMark> context;
};

struct ExtractedAttribution {
  Span speaker;
  std::optional<Span> cue;  // Nothing after a colon.
  std::vector<Span> content;
  std::string voice;
  int parent = -1;  // The attribution it stands in, by index.
  bool denial = false;
};

struct Extraction {
  std::vector<ExtractedValue> values;
  std::vector<ExtractedAttribution> attributions;
};

// Shape: each list in text order.
Extraction Extract(const Source& source);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_EXTRACT_H_
