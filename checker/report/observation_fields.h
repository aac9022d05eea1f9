// The fields of what is observed in a source, as they are written in JSON: one
// description that the writer, the reader and the schema of observation lines
// all go by (see observation_lines.cc).
//
// Every struct is taken apart with all of its members: one more does not
// compile until it has a field here. `io(name, member)` does the work; what it
// does with a bool, a text, a list or an optional that is false, empty or
// absent is to leave it out.

#ifndef CHECKER_REPORT_OBSERVATION_FIELDS_H_
#define CHECKER_REPORT_OBSERVATION_FIELDS_H_

#include <concepts>
#include <string_view>
#include <type_traits>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/values/value.h"

namespace claimcheck {

// `T` or `const T`: read into, or written.
template <typename Maybe, typename T>
concept Is = std::same_as<std::remove_const_t<Maybe>, T>;

// The number of enumerators of an enumeration, and the name of each.
template <typename T>
struct EnumNames;

template <>
struct EnumNames<Polarity> {
  static constexpr int kCount = static_cast<int>(Polarity::kNegated) + 1;
  static std::string_view Of(Polarity value) { return PolarityName(value); }
};

template <>
struct EnumNames<Certainty> {
  static constexpr int kCount = static_cast<int>(Certainty::kQuestion) + 1;
  static std::string_view Of(Certainty value) { return CertaintyName(value); }
};

template <>
struct EnumNames<Stage> {
  static constexpr int kCount = static_cast<int>(Stage::kStance) + 1;
  static std::string_view Of(Stage value) { return StageName(value); }
};

template <>
struct EnumNames<ContextLabel> {
  static constexpr int kCount = static_cast<int>(ContextLabel::kPartial) + 1;
  static std::string_view Of(ContextLabel value) {
    return ContextLabelName(value);
  }
};

template <>
struct EnumNames<ContextTrigger::Direction> {
  using Direction = ContextTrigger::Direction;
  static constexpr int kCount = static_cast<int>(Direction::kTerminator) + 1;
  static std::string_view Of(Direction value) { return DirectionName(value); }
};

template <>
struct EnumNames<ValueKind> {
  static constexpr int kCount = static_cast<int>(ValueKind::kPercent) + 1;
  static std::string_view Of(ValueKind value) { return ValueKindName(value); }
};

template <>
struct EnumNames<RejectedFor> {
  static constexpr std::string_view kNames[] = {
      "no-cue",      "not-in-pattern", "not-counted",   "no-date",
      "not-its-own", "part-of-name",   "other-subject", "no-subject",
      "no-mention",  "judged"};
  static constexpr int kCount = static_cast<int>(RejectedFor::kJudged) + 1;
  static_assert(std::size(kNames) == kCount);
  static std::string_view Of(RejectedFor value) {
    return kNames[static_cast<int>(value)];
  }
};

template <>
struct EnumNames<DatePrecision> {
  static constexpr std::string_view kNames[] = {"day",   "week",   "span",
                                                "month", "season", "quarter",
                                                "year",  "decade", "century"};
  static constexpr int kCount = static_cast<int>(DatePrecision::kCentury) + 1;
  static_assert(std::size(kNames) == kCount);
  static std::string_view Of(DatePrecision value) {
    return kNames[static_cast<int>(value)];
  }
};

template <>
struct EnumNames<ClockPrecision> {
  static constexpr std::string_view kNames[] = {"second", "minute", "hour",
                                                "part"};
  static constexpr int kCount = static_cast<int>(ClockPrecision::kPart) + 1;
  static_assert(std::size(kNames) == kCount);
  static std::string_view Of(ClockPrecision value) {
    return kNames[static_cast<int>(value)];
  }
};

template <>
struct EnumNames<OrdinalFrom> {
  static constexpr std::string_view kNames[] = {"start", "end", "current"};
  static constexpr int kCount = static_cast<int>(OrdinalFrom::kCurrent) + 1;
  static_assert(std::size(kNames) == kCount);
  static std::string_view Of(OrdinalFrom value) {
    return kNames[static_cast<int>(value)];
  }
};

// The name of each struct in the schema.
template <typename T>
struct StructName;
#define CLAIMCHECK_STRUCT_NAME(type, name)          \
  template <>                                       \
  struct StructName<type> {                         \
    static constexpr std::string_view kName = name; \
  }
CLAIMCHECK_STRUCT_NAME(Evidence, "evidence");
CLAIMCHECK_STRUCT_NAME(ContextMark, "context");
CLAIMCHECK_STRUCT_NAME(VoiceStep, "voice");
CLAIMCHECK_STRUCT_NAME(StrengthVerb, "strength");
CLAIMCHECK_STRUCT_NAME(RuleSpot, "rule");
CLAIMCHECK_STRUCT_NAME(Reason, "reason");
CLAIMCHECK_STRUCT_NAME(DayInterval, "days");
CLAIMCHECK_STRUCT_NAME(TimeOfDay, "time");
CLAIMCHECK_STRUCT_NAME(Bound, "bound");
CLAIMCHECK_STRUCT_NAME(NumberInterval, "number");
CLAIMCHECK_STRUCT_NAME(Value, "value");
CLAIMCHECK_STRUCT_NAME(Observation, "observation");
CLAIMCHECK_STRUCT_NAME(Rejection, "rejection");
CLAIMCHECK_STRUCT_NAME(Raised, "raised");
#undef CLAIMCHECK_STRUCT_NAME

template <typename Io, Is<Evidence> T>
void Fields(Io& io, T& evidence) {
  auto& [span, place, quote] = evidence;
  auto& [begin, end] = span;
  auto& [line, column] = place;
  io("begin", begin);
  io("end", end);
  io("line", line);
  io("column", column);
  io("quote", quote);
}

template <typename Io, Is<ContextMark> T>
void Fields(Io& io, T& mark) {
  auto& [label, trigger, pack_line, file, direction, scope, terminator] = mark;
  io("label", label);
  io("trigger", trigger);
  io("pack_line", pack_line);
  io("file", file);
  io("direction", direction);
  io("scope", scope);
  io("terminator", terminator);
}

template <typename Io, Is<VoiceStep> T>
void Fields(Io& io, T& step) {
  auto& [voice, named, quoted, speaker, cue] = step;
  io("voice", voice);
  io("named", named);
  io("quoted", quoted);
  io("speaker", speaker);
  io("cue", cue);
}

template <typename Io, Is<StrengthVerb> T>
void Fields(Io& io, T& strength) {
  auto& [level, name, verb] = strength;
  io("level", level);
  io("name", name);
  io("verb", verb);
}

template <typename Io, Is<RuleSpot> T>
void Fields(Io& io, T& rule) {
  auto& [file, at] = rule;
  io("file", file);
  io("at", at);
}

template <typename Io, Is<Reason> T>
void Fields(Io& io, T& reason) {
  auto& [text, stage, at, rule, brief] = reason;
  io("text", text);
  io("stage", stage);
  io("at", at);
  io("rule", rule);
  io("brief", brief);
}

template <typename Io, Is<DayInterval> T>
void Fields(Io& io, T& days) {
  auto& [earliest, latest] = days;
  io("earliest", earliest);
  io("latest", latest);
}

template <typename Io, Is<TimeOfDay> T>
void Fields(Io& io, T& time) {
  auto& [from, to, precision, to_precision, twelve, part, zone, zone_minutes] =
      time;
  io("from", from);
  io("to", to);
  io("precision", precision);
  io("to_precision", to_precision);
  io("twelve", twelve);
  io("part", part);
  io("zone", zone);
  io("zone_minutes", zone_minutes);
}

template <typename Io, Is<Bound> T>
void Fields(Io& io, T& bound) {
  auto& [at, included] = bound;
  io("at", at);
  io("included", included);
}

template <typename Io, Is<NumberInterval> T>
void Fields(Io& io, T& number) {
  auto& [low, high] = number;
  io("low", low);
  io("high", high);
}

template <typename Io, Is<Value> T>
void Fields(Io& io, T& value) {
  auto& [kind, days, precision, time, number, unit, dimension, approximate,
         inferred, relative, ambiguous, ordinal, from, share, age] = value;
  io("kind", kind);
  io("days", days);
  io("precision", precision);
  io("time", time);
  io("number", number);
  io("unit", unit);
  io("dimension", dimension);
  io("approximate", approximate);
  io("inferred", inferred);
  io("relative", relative);
  io("ambiguous", ambiguous);
  io("ordinal", ordinal);
  io("from", from);
  io("share", share);
  io("age", age);
}

template <typename Io, Is<Observation> T>
void Fields(Io& io, T& observation) {
  auto& [claim, at, sentence, value, answers, coarse, closed, polarity,
         certainty, context, chain, voice, verbatim, caption, heading,
         ambiguous, scare_quoted, strength, words, carried, change, uncued,
         notes, why] = observation;
  io.ClaimId("claim", claim);
  io("at", at);
  io("sentence", sentence);
  io("value", value);
  io("answers", answers);
  io("coarse", coarse);
  io("closed", closed);
  io("polarity", polarity);
  io("certainty", certainty);
  io("context", context);
  io("chain", chain);
  io("voice", voice);
  io("verbatim", verbatim);
  io("caption", caption);
  io("heading", heading);
  io("ambiguous", ambiguous);
  io("scare_quoted", scare_quoted);
  io("strength", strength);
  io("words", words);
  io("carried", carried);
  io("change", change);
  io("uncued", uncued);
  io("notes", notes);
  io("why", why);
}

template <typename Io, Is<Rejection> T>
void Fields(Io& io, T& rejection) {
  auto& [claim, at, value, answer, stage, kind, reason, other, winner, rule,
         modifies, passed] = rejection;
  io.ClaimId("claim", claim);
  io("at", at);
  io("value", value);
  io("answer", answer);
  io("stage", stage);
  io("kind", kind);
  io("reason", reason);
  io("other", other);
  io("winner", winner);
  io("rule", rule);
  io("modifies", modifies);
  io("passed", passed);
}

template <typename Io, Is<Raised> T>
void Fields(Io& io, T& raised) {
  auto& [claim, at] = raised;
  io.ClaimId("claim", claim);
  io("at", at);
}

// Without the source's id, which stands with the source.
template <typename Io, Is<SourceObservations> T>
void Fields(Io& io, T& observed) {
  auto& [source, observations, rejections, raised, told_words,
         sentence_hashes] = observed;
  static_cast<void>(source);
  io("observations", observations);
  io("rejections", rejections);
  io("raised", raised);
  io.Counts("told_words", told_words);
  io.Hashes("sentence_hashes", sentence_hashes);
}

// A source without its file, of which `path` is the name, and without
// `skipped`, which only observing asks for.
template <typename Io, Is<Source> T>
void Fields(Io& io, T& source) {
  auto& [id, title, publisher, language, published, published_second, url,
         voice, credits, sha256, file, text, origin, skipped] = source;
  static_cast<void>(skipped);
  io("id", id);
  io("title", title);
  io("publisher", publisher);
  io("language", language);
  io("published", published);
  io("published_second", published_second);
  io("url", url);
  io("voice", voice);
  io("credits", credits);
  io("sha256", sha256);
  io.Path("path", file);
  io("text", text);
  io.Runs("origin", origin);
}

}  // namespace claimcheck

#endif  // CHECKER_REPORT_OBSERVATION_FIELDS_H_
