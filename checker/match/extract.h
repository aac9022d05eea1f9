// Values, attributions and context of any text, without rules.

#ifndef CHECKER_MATCH_EXTRACT_H_
#define CHECKER_MATCH_EXTRACT_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/lang/context_words.h"
#include "checker/match/context.h"
#include "checker/match/observation.h"
#include "checker/values/date_form.h"
#include "checker/values/date_region.h"
#include "checker/values/find_values.h"
#include "checker/values/value.h"

namespace claimcheck {

// What to look for besides values and attributions.
struct ExtractRequest {
  // Words whose context is wanted, wherever they stand next to each other.
  std::vector<std::string> terms;
  // More triggers than the pack has.
  std::vector<ContextTrigger> triggers;
  DateRegion region;  // Instead of the one that the language tells.
  // Also the units that no number counts.
  bool units = false;
};

// A number as it is written, with its unit.
struct ExtractedNumber {
  Span span;    // With the unit, without "about" and "per year".
  Span number;  // Without the unit.
  WrittenNumber written;
};

// What words mean: one of the readings of a mention.
struct ExtractedReading {
  Value value;
  std::vector<ExtractedNumber> numbers;
};

struct ExtractedUnit {
  Span span;
  std::string text;
  std::vector<UnitMention::Meaning> meanings;
};

// A value or a term, and how it is said.
struct ExtractedMention {
  Span span;  // In the source's file, as everywhere.
  std::string text;
  std::optional<Value> value;    // Nothing for a term.
  bool unresolved = false;       // Needs a publication date; `value` is empty.
  std::optional<DateForm> form;  // Of a date, a time or a set of times.
  std::string written;           // Of a duration: "P2W".
  bool weak = false;             // As ValueMention::weak.
  std::vector<ExtractedNumber> numbers;
  std::vector<ExtractedReading> others;
  int term = -1;  // Index in ExtractRequest::terms.
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  Factuality factuality;
  EventTime time = EventTime::kUnmarked;
  std::vector<ContextMark> context;
  // The attributions whose content holds it, by index, outermost first.
  std::vector<int> attributions;
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
  std::vector<ExtractedMention> mentions;
  std::vector<ExtractedUnit> units;
  std::vector<ExtractedAttribution> attributions;
};

// Finds what was asked for in any number of sources; from any thread.
class Extractor {
 public:
  explicit Extractor(ExtractRequest request = {});
  ~Extractor();

  // Shape: values in text order, then terms in text order; attributions in
  //        text order.
  Extraction Extract(const Source& source) const;

 private:
  struct Words;
  std::unique_ptr<const Words> words_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_EXTRACT_H_
