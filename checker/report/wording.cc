#include "checker/report/wording.h"

#include "absl/strings/str_format.h"
#include "checker/text/printable.h"

namespace claimcheck {

const std::vector<Stance>& AllStances() {
  static const auto* stances = new std::vector<Stance>{
      Stance::kAgree, Stance::kContradict, Stance::kDivided, Stance::kUnclear,
      Stance::kOmit,  Stance::kSilent,     Stance::kEarly};
  return *stances;
}

std::string_view StanceSymbol(Stance stance) {
  switch (stance) {
    case Stance::kAgree:
      return "=";
    case Stance::kContradict:
      return "≠";
    case Stance::kDivided:
      return "±";
    case Stance::kUnclear:
      return "?";
    case Stance::kOmit:
      return "–";
    case Stance::kSilent:
      return "·";
    case Stance::kEarly:
      return "<";
  }
  return "";
}

std::string_view StanceMeaning(Stance stance) {
  switch (stance) {
    case Stance::kAgree:
      return "asserted, and compatible";
    case Stance::kContradict:
      return "asserted, and incompatible";
    case Stance::kDivided:
      return "both, in one source";
    case Stance::kUnclear:
      return "only hedged, weaker or ambiguous evidence";
    case Stance::kOmit:
      return "raises the subject, never states the claim";
    case Stance::kSilent:
      return "never raises the subject";
    case Stance::kEarly:
      return "published before the claim could hold";
  }
  return "";
}

std::string_view StanceColor(Stance stance) {
  switch (stance) {
    case Stance::kAgree:
      return "\x1b[32m";
    case Stance::kContradict:
      return "\x1b[1;31m";
    case Stance::kDivided:
      return "\x1b[35m";
    case Stance::kUnclear:
      return "\x1b[33m";
    case Stance::kOmit:
      return "\x1b[36m";
    case Stance::kSilent:
      return "\x1b[2m";
    case Stance::kEarly:
      return "\x1b[34m";
  }
  return "";
}

std::string_view SeverityColor(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "\x1b[1;31m";
    case Severity::kWarning:
      return "\x1b[33m";
    case Severity::kInfo:
      return "\x1b[36m";
    case Severity::kHint:
      return "\x1b[34m";
    case Severity::kOff:
      return "\x1b[2m";
  }
  return "";
}

std::string Colored(std::string_view text, std::string_view escape,
                    bool color) {
  return color ? absl::StrFormat("%s%s\x1b[0m", escape, text)
               : std::string(text);
}

std::string Count(int number, std::string_view noun) {
  return absl::StrFormat("%d %s%s", number, noun, number == 1 ? "" : "s");
}

std::string Join(const std::vector<std::string>& items,
                 std::string_view separator) {
  std::string out;
  for (const std::string& item : items) {
    if (&item != &items.front()) out += separator;
    out += item;
  }
  return out;
}

std::string Published(const ReportSource& source) {
  return source.published ? FormatDays(*source.published) : "no date";
}

std::string ChainText(const std::vector<VoiceStep>& chain) {
  std::vector<std::string> voices;
  for (const VoiceStep& step : chain) voices.push_back(Printable(step.voice));
  return Join(voices, " > ");
}

std::string PrecisionName(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay:
      return "day";
    case DatePrecision::kWeek:
      return "week";
    case DatePrecision::kSpan:
      return "span";
    case DatePrecision::kMonth:
      return "month";
    case DatePrecision::kSeason:
      return "season";
    case DatePrecision::kQuarter:
      return "quarter";
    case DatePrecision::kYear:
      return "year";
    case DatePrecision::kDecade:
      return "decade";
    case DatePrecision::kCentury:
      return "century";
  }
  return "";
}

std::string PlaceText(std::string_view path, LineColumn place) {
  return absl::StrFormat("%s:%d:%d", path, place.line, place.column);
}

std::string AcceptanceText(const Acceptance& accepted) {
  const std::string place =
      absl::StrFormat("%s:%d", Printable(accepted.file), accepted.line);
  if (accepted.by != "waiver") return absl::StrFormat("accepted by %s", place);
  return absl::StrFormat("waived until %s by %s: %s (%s)", accepted.until,
                         Printable(accepted.author), Printable(accepted.reason),
                         place);
}

std::string ObservedText(const Observation& observation) {
  std::string out;
  if (observation.value) out = FormatValue(*observation.value);
  if (!observation.answers.empty()) {
    if (!out.empty()) out += ", ";
    out += Join(observation.answers, ", ");
  }
  return out;
}

MarkedSentence MarkIn(const Evidence& sentence, const Evidence& at) {
  const bool inside =
      sentence.span.Contains(at.span) &&
      sentence.quote.size() == static_cast<size_t>(sentence.span.size());
  if (!inside) return {"", at.quote, ""};
  const auto begin = static_cast<size_t>(at.span.begin - sentence.span.begin);
  const auto size = static_cast<size_t>(at.span.size());
  return {sentence.quote.substr(0, begin), sentence.quote.substr(begin, size),
          sentence.quote.substr(begin + size)};
}

std::string MarkedText(const MarkedSentence& marked) {
  return Printable(marked.before + "[[" + marked.quote + "]]" + marked.after);
}

}  // namespace claimcheck
