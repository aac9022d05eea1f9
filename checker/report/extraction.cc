#include "checker/report/extraction.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/report/wording.h"
#include "nlohmann/json.hpp"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

Json SpanJson(Span span) { return Json::array({span.begin, span.end}); }

Json BoundJson(const std::optional<Bound>& bound) {
  return bound ? Json(bound->at.ToDouble()) : Json();
}

std::string ClockText(int seconds) {
  return absl::StrFormat("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                         seconds % 60);
}

std::string ClockPrecisionName(ClockPrecision precision) {
  switch (precision) {
    case ClockPrecision::kSecond:
      return "second";
    case ClockPrecision::kMinute:
      return "minute";
    case ClockPrecision::kHour:
      return "hour";
    case ClockPrecision::kPart:
      return "part";
  }
  return "";
}

Json TimeJson(const TimeOfDay& time) {
  Json json;
  json["from"] = ClockText(time.from);
  json["to"] = ClockText(time.to);
  json["precision"] = ClockPrecisionName(time.precision);
  if (time.to_precision) {
    json["to_precision"] = ClockPrecisionName(*time.to_precision);
  }
  if (!time.part.empty()) json["part"] = time.part;
  if (time.twelve) json["twelve_hours"] = true;
  if (!time.zone.empty()) json["zone"] = time.zone;
  if (time.zone_minutes) json["zone_minutes"] = *time.zone_minutes;
  return json;
}

// Null where nobody has told an end.
Json DayJson(absl::CivilDay day) {
  if (day == kFirstDay || day == kLastDay) return {};
  return FormatDays({day, day});
}

Json DaysJson(const DayInterval& days) {
  return Json::array({DayJson(days.earliest), DayJson(days.latest)});
}

Json ValueJson(const Value& value) {
  Json json;
  if (value.kind == ValueKind::kDate) {
    json["earliest"] = DayJson(value.days.earliest);
    json["latest"] = DayJson(value.days.latest);
    json["precision"] = PrecisionName(value.precision);
    if (value.time) json["time"] = TimeJson(*value.time);
  } else {
    json["low"] = BoundJson(value.number.low);
    json["high"] = BoundJson(value.number.high);
    if (value.number.low && !value.number.low->included) {
      json["low_included"] = false;
    }
    if (value.number.high && !value.number.high->included) {
      json["high_included"] = false;
    }
  }
  if (value.kind == ValueKind::kMoney) {
    json["currency"] = value.unit;
  } else if (value.kind != ValueKind::kDate && !value.unit.empty()) {
    json["unit"] = value.unit;
  }
  if (!value.dimension.empty()) json["dimension"] = value.dimension;
  for (const auto& [name, set] :
       {std::pair("approximate", value.approximate),
        std::pair("inferred", value.inferred),
        std::pair("relative", value.relative),
        std::pair("ambiguous", value.ambiguous),
        std::pair("ordinal", value.ordinal), std::pair("share", value.share),
        std::pair("age", value.age)}) {
    if (set) json[name] = true;
  }
  if (value.ordinal && value.from != OrdinalFrom::kStart) {
    json["relative_to"] = value.from == OrdinalFrom::kEnd ? "end" : "current";
  }
  return json;
}

Json ReadingJson(const Value& value) {
  Json json;
  json["days"] = DaysJson(value.days);
  if (value.time) json["time"] = TimeJson(*value.time);
  return json;
}

Json FormJson(const DateForm& form) {
  Json json;
  json["mode"] = std::string(DateModeName(form.mode));
  json["written"] = form.written;
  json["iso"] = form.iso;
  if (!form.bound.empty()) json["bound"] = form.bound;
  if (!form.part.empty()) json["part"] = form.part;
  if (form.of) json["of"] = DaysJson(*form.of);
  if (form.exact) json["exact"] = DaysJson(*form.exact);
  if (!form.unit.empty()) json["unit"] = form.unit;
  if (form.count != 0) json["count"] = form.count;
  if (form.window) json["window"] = true;
  for (const DateForm::Reading& reading : form.readings) {
    Json one = ReadingJson(reading.value);
    one["iso"] = reading.iso;
    if (reading.of) one["of"] = DaysJson(*reading.of);
    if (reading.exact) one["exact"] = DaysJson(*reading.exact);
    json["readings"].push_back(std::move(one));
  }
  for (const DateForm::End& end : form.ends) {
    Json one = ReadingJson(end.value);
    if (!end.span.empty()) {
      one["begin"] = end.span.begin;
      one["end"] = end.span.end;
    }
    if (!end.part.empty()) one["part"] = end.part;
    one["written"] = end.written;
    one["iso"] = end.iso;
    if (end.of) one["of"] = DaysJson(*end.of);
    json["ends"].push_back(std::move(one));
  }
  return json;
}

std::string KindOf(const ExtractedMention& found) {
  if (!found.value) return "term";
  if (found.form) {
    switch (found.form->kind) {
      case DateForm::Kind::kDate:
        return "date";
      case DateForm::Kind::kTime:
        return "time";
      case DateForm::Kind::kSet:
        return "set";
    }
  }
  return std::string(ValueKindName(found.value->kind));
}

// [{"begin", "end", "number": [begin, end], "amount", "unit", "factor"}].
Json NumbersJson(const std::vector<ExtractedNumber>& numbers) {
  Json list = Json::array();
  for (const ExtractedNumber& number : numbers) {
    Json json;
    json["begin"] = number.span.begin;
    json["end"] = number.span.end;
    json["number"] = SpanJson(number.number);
    json["amount"] = number.written.amount.ToDouble();
    if (!number.written.unit.empty()) json["unit"] = number.written.unit;
    if (number.written.factor != Decimal(1)) {
      json["factor"] = number.written.factor.ToDouble();
    }
    if (number.written.high) json["high"] = true;
    list.push_back(std::move(json));
  }
  return list;
}

Json Start(const std::string& kind, Span span, const ExtractionOrigin& origin) {
  Json json;
  if (!origin.key.empty()) json[origin.key] = origin.name;
  json["kind"] = kind;
  json["begin"] = span.begin;
  json["end"] = span.end;
  return json;
}

Json ContextJson(const ContextMark& mark, Span of,
                 const ExtractionOrigin& origin) {
  Json json = Start("context", mark.trigger.span, origin);
  json["text"] = mark.trigger.quote;
  json["label"] = std::string(ContextLabelName(mark.label));
  json["of"] = SpanJson(of);
  json["scope"] = SpanJson(mark.scope.span);
  json["direction"] = std::string(DirectionName(mark.direction));
  if (mark.terminator) json["terminator"] = SpanJson(mark.terminator->span);
  if (!mark.file.empty()) json["trigger_file"] = mark.file;
  json["pack_line"] = mark.pack_line;
  return json;
}

Json AttributionJson(const ExtractedAttribution& attribution,
                     const ExtractionOrigin& origin) {
  Span whole = attribution.speaker;
  Json content = Json::array();
  for (Span part : attribution.content) {
    content.push_back(SpanJson(part));
    whole = {std::min(whole.begin, part.begin), std::max(whole.end, part.end)};
  }
  if (attribution.cue) {
    whole = {std::min(whole.begin, attribution.cue->begin),
             std::max(whole.end, attribution.cue->end)};
  }
  Json json = Start("attribution", whole, origin);
  json["source"] = SpanJson(attribution.speaker);
  json["cue"] = attribution.cue ? SpanJson(*attribution.cue) : Json();
  json["content"] = std::move(content);
  json["voice"] = attribution.voice;
  json["parent"] = attribution.parent < 0 ? Json() : Json(attribution.parent);
  if (attribution.denial) json["denial"] = true;
  return json;
}

Json MentionJson(const ExtractedMention& found,
                 const std::vector<std::string>& terms,
                 const ExtractionOrigin& origin) {
  Json json = Start(KindOf(found), found.span, origin);
  json["text"] = found.text;
  if (found.value) {
    json["value"] = found.unresolved ? Json() : ValueJson(*found.value);
    if (!found.written.empty()) json["value"]["written"] = found.written;
    if (found.form) json["form"] = FormJson(*found.form);
    if (!found.numbers.empty()) json["numbers"] = NumbersJson(found.numbers);
    if (found.weak) json["weak"] = true;
    for (const ExtractedReading& other : found.others) {
      json["readings"].push_back(
          {{"kind", std::string(ValueKindName(other.value.kind))},
           {"value", ValueJson(other.value)},
           {"numbers", NumbersJson(other.numbers)}});
    }
  } else {
    json["term"] = terms[static_cast<size_t>(found.term)];
  }
  json["polarity"] = std::string(PolarityName(found.polarity));
  json["certainty"] = std::string(CertaintyName(found.certainty));
  json["factuality"] = FactualityName(found.factuality);
  json["time"] = std::string(EventTimeName(found.time));
  json["attributions"] = found.attributions;
  return json;
}

Json UnitJson(const ExtractedUnit& found, const ExtractionOrigin& origin) {
  Json json = Start("unit", found.span, origin);
  json["text"] = found.text;
  for (const UnitMention::Meaning& meaning : found.meanings) {
    json["units"].push_back(
        {{"kind", std::string(ValueKindName(meaning.kind))},
         {meaning.kind == ValueKind::kMoney ? "currency" : "unit",
          meaning.unit},
         {"name", meaning.name},
         {"factor", meaning.factor.ToDouble()}});
  }
  return json;
}

}  // namespace

std::string RenderExtraction(const Extraction& extraction,
                             const std::vector<std::string>& terms,
                             const ExtractionOrigin& origin) {
  std::vector<Json> lines;
  for (const ExtractedMention& found : extraction.mentions) {
    lines.push_back(MentionJson(found, terms, origin));
    for (const ContextMark& mark : found.context) {
      lines.push_back(ContextJson(mark, found.span, origin));
    }
  }
  for (const ExtractedUnit& unit : extraction.units) {
    lines.push_back(UnitJson(unit, origin));
  }
  int index = 0;
  for (const ExtractedAttribution& found : extraction.attributions) {
    Json json = AttributionJson(found, origin);
    json["id"] = index++;
    lines.push_back(std::move(json));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Json& a, const Json& b) {
                     return a["begin"].get<int>() < b["begin"].get<int>();
                   });
  std::string text;
  for (const Json& line : lines) text += line.dump() + '\n';
  return text;
}

}  // namespace claimcheck
