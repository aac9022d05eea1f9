#include "checker/ledger/waivers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/ledger/waiver_schema.h"
#include "checker/values/value.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {
namespace {

bool IsFingerprint(const std::string& text) {
  return text.size() == 16 &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string Known(const std::vector<std::string>& names) {
  if (names.empty()) return "there is none";
  if (names.size() > 12) return absl::StrFormat("%d are known", names.size());
  return absl::StrFormat("known: `%s`", absl::StrJoin(names, "`, `"));
}

// Reads one file.
class Reader {
 public:
  Reader(TextFilePtr file, const WaiverNames& names, absl::CivilDay today,
         Diagnostics& diagnostics)
      : file_(std::move(file)),
        names_(names),
        today_(today),
        diagnostics_(diagnostics) {}

  std::vector<Waiver> Read() {
    std::vector<Waiver> waivers;
    const YamlNode node = ParseYaml(file_, diagnostics_);
    if (node.kind == YamlNode::Kind::kNull) {
      if (diagnostics_.has_errors()) return waivers;  // ParseYaml said why.
      Error(DiagnosticKind::kMissingKey, node.span,
            absl::StrFormat("an empty file; it begins with `schema: %s` and "
                            "lists `waivers:`",
                            kWaiverSchema));
      return waivers;
    }
    YamlMap map(node, file_, WaiverObjects()[0], diagnostics_);
    const YamlNode* schema = map.RequiredText("schema");
    if (schema != nullptr && schema->scalar != kWaiverSchema) {
      Error(DiagnosticKind::kBadValue, schema->span,
            absl::StrFormat("unknown schema `%s`; wanted `%s`", schema->scalar,
                            kWaiverSchema));
    }
    const YamlNode* list = map.Required("waivers");
    map.Finish();
    if (list == nullptr) return waivers;
    if (!list->IsSequence()) {
      Error(DiagnosticKind::kWrongType, list->span,
            absl::StrFormat("found %s; `waivers` of a waiver file is a list",
                            YamlKindName(list->kind)));
      return waivers;
    }
    for (const YamlNode& item : list->items) {
      const int before = diagnostics_.errors();
      Waiver waiver = ReadOne(item);
      if (diagnostics_.errors() == before) waivers.push_back(std::move(waiver));
    }
    return waivers;
  }

 private:
  void Error(DiagnosticKind kind, Span span, std::string message) {
    diagnostics_.Error(kind, file_, span, std::move(message));
  }

  Waiver ReadOne(const YamlNode& node) {
    Waiver waiver;
    waiver.file = file_;
    YamlMap map(node, file_, WaiverObjects()[1], diagnostics_);
    if (const YamlNode* claim = map.RequiredText("claim")) {
      waiver.claim = {claim->scalar, claim->span};
      if (!names_.no_rules) CheckName("claim", waiver.claim, names_.claims);
    }
    const YamlNode* sources = map.Optional("source");
    if (sources != nullptr) ReadSources(*sources, waiver);
    const YamlNode* voice = map.OptionalText("voice");
    if (voice != nullptr) waiver.voice = {NotEmpty(*voice), voice->span};
    const YamlNode* stance = map.OptionalText("stance");
    if (stance != nullptr) ReadStance(*stance, waiver);
    const YamlNode* print = map.OptionalText("fingerprint");
    if (print != nullptr) {
      waiver.fingerprint = {print->scalar, print->span};
      if (!IsFingerprint(print->scalar)) {
        Error(DiagnosticKind::kBadValue, print->span,
              absl::StrFormat("`%s` is no fingerprint; wanted 16 hexadecimal "
                              "digits, as in 089a0c22195a2f08",
                              print->scalar));
      }
    }
    if (map.ok() && sources == nullptr && voice == nullptr &&
        stance == nullptr && print == nullptr && map.Key("claim") != nullptr) {
      Error(DiagnosticKind::kBadValue, map.Key("claim")->span,
            "a waiver of all findings of a claim is too broad; it must have "
            "`source`, `voice`, `stance` or `fingerprint`");
    }
    const YamlNode* reason = map.RequiredText("reason");
    if (reason != nullptr) waiver.reason = NotEmpty(*reason);
    const YamlNode* author = map.RequiredText("author");
    if (author != nullptr) waiver.author = NotEmpty(*author);
    const YamlNode* until = map.RequiredText("until");
    if (until != nullptr) ReadUntil(*until, waiver);
    map.Finish();
    return waiver;
  }

  std::string NotEmpty(const YamlNode& node) {
    const std::string text(absl::StripAsciiWhitespace(node.scalar));
    if (text.empty()) {
      Error(DiagnosticKind::kBadValue, node.span, "an empty text");
    }
    return text;
  }

  void CheckName(const char* noun, const WaiverText& name,
                 const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name.text) != names.end()) return;
    diagnostics_.ErrorNear(DiagnosticKind::kUnknownName, file_, name.span,
                           absl::StrFormat("unknown %s `%s`", noun, name.text),
                           NearestName(name.text, names), Known(names));
  }

  void ReadSources(const YamlNode& node, Waiver& waiver) {
    for (const YamlNode* text :
         TextList(node, file_, "`source` of a waiver", diagnostics_)) {
      waiver.sources.push_back({text->scalar, text->span});
      if (!names_.partial) {
        CheckName("source", waiver.sources.back(), names_.sources);
      }
    }
    if (node.IsSequence() && node.items.empty()) {
      Error(DiagnosticKind::kBadValue, node.span,
            "an empty list; wanted the id of a source, or leave it out");
    }
  }

  void ReadStance(const YamlNode& node, Waiver& waiver) {
    waiver.stance = ParseStance(node.scalar);
    if (waiver.stance.has_value()) return;
    const std::vector<std::string>& stances =
        WaiverObjects()[1].Find("stance")->words;
    diagnostics_.ErrorNear(DiagnosticKind::kBadValue, file_, node.span,
                           absl::StrFormat("unknown stance `%s`", node.scalar),
                           NearestName(node.scalar, stances), Known(stances));
  }

  void ReadUntil(const YamlNode& node, Waiver& waiver) {
    const absl::StatusOr<DayInterval> days = ParseDays(node.scalar);
    if (!days.ok()) {
      Error(DiagnosticKind::kBadDate, node.span,
            std::string(days.status().message()));
    } else if (!days->IsOneDay()) {
      Error(DiagnosticKind::kBadDate, node.span,
            absl::StrFormat("`%s` is no day; wanted the last one on which the "
                            "waiver holds, as in 2025-01-31",
                            node.scalar));
    } else if (days->earliest < today_) {
      Error(DiagnosticKind::kBadDate, node.span,
            absl::StrFormat("the waiver expired on %s (today is %s); mend what "
                            "it waives, or decide anew until when",
                            node.scalar, FormatDays({today_, today_})));
    }
    waiver.until = node.scalar;
  }

  TextFilePtr file_;
  const WaiverNames& names_;
  absl::CivilDay today_;
  Diagnostics& diagnostics_;
};

bool Fits(const Waiver& waiver, const Finding& finding) {
  if (waiver.claim.text != finding.claim) return false;
  if (waiver.voice && waiver.voice->text != finding.voice) return false;
  if (waiver.stance && *waiver.stance != finding.stance) return false;
  if (waiver.fingerprint && waiver.fingerprint->text != finding.fingerprint) {
    return false;
  }
  return waiver.sources.empty() ||
         std::any_of(waiver.sources.begin(), waiver.sources.end(),
                     [&](const WaiverText& source) {
                       return source.text == finding.source;
                     });
}

// "`signed-on` has 2 findings: daily [author] contradict; ..."
std::string FindingsOf(const std::string& claim, const Report& report) {
  std::vector<std::string> all;
  for (const Finding& finding : report.findings) {
    if (finding.claim != claim) continue;
    all.push_back(absl::StrFormat("%s [%s] %s %s", finding.source,
                                  finding.voice, StanceName(finding.stance),
                                  finding.fingerprint));
  }
  if (all.empty()) return absl::StrFormat("`%s` has none", claim);
  constexpr size_t kShown = 4;
  const size_t left_out = all.size() - std::min(all.size(), kShown);
  all.resize(all.size() - left_out);
  std::string out =
      absl::StrFormat("`%s` has %s", claim, absl::StrJoin(all, "; "));
  if (left_out > 0) out += absl::StrFormat("; and %d more", left_out);
  return out;
}

void SayUnused(const Waiver& waiver, const std::set<std::string>& sources,
               const Report& report, Diagnostics& diagnostics) {
  const auto error = [&](Span span, std::string message) {
    diagnostics.Error(DiagnosticKind::kUnused, waiver.file, span,
                      std::move(message));
  };
  if (sources.empty()) {
    error(waiver.claim.span,
          "the waiver fits no finding; take it out, or look: " +
              FindingsOf(waiver.claim.text, report));
    return;
  }
  for (const WaiverText& source : waiver.sources) {
    if (sources.contains(source.text)) continue;
    error(source.span, absl::StrFormat("the waiver fits no finding of `%s`; "
                                       "take that source out of it",
                                       source.text));
  }
}

}  // namespace

std::vector<Waiver> ReadWaivers(const TextFilePtr& file,
                                const WaiverNames& names, absl::CivilDay today,
                                Diagnostics& diagnostics) {
  Diagnostics own;
  std::vector<Waiver> waivers = Reader(file, names, today, own).Read();
  for (Diagnostic& diagnostic : own.Sorted()) {
    diagnostics.Add(std::move(diagnostic));
  }
  return waivers;
}

void ApplyWaivers(const std::vector<Waiver>& waivers, Report& report,
                  Diagnostics& diagnostics) {
  std::set<std::string> claims;
  for (const ReportClaim& claim : report.claims) claims.insert(claim.id);
  for (const Waiver& waiver : waivers) {
    if (!claims.contains(waiver.claim.text)) continue;
    std::set<std::string> sources;
    for (const Finding& finding : report.findings) {
      if (Fits(waiver, finding)) sources.insert(finding.source);
    }
    if (report.unreadable == 0) {
      SayUnused(waiver, sources, report, diagnostics);
    }
    if (sources.size() > 1 && waiver.sources.empty()) {
      diagnostics.Error(
          DiagnosticKind::kBadValue, waiver.file, waiver.claim.span,
          absl::StrFormat("the waiver is too broad: it fits findings of %d "
                          "sources and names none; write `source: [%s]` if "
                          "all are meant",
                          sources.size(), absl::StrJoin(sources, ", ")));
      continue;
    }
    for (Finding& finding : report.findings) {
      if (finding.accepted || !Fits(waiver, finding)) continue;
      finding.accepted =
          Acceptance{"waiver",
                     waiver.file->name(),
                     waiver.file->LineColumnAt(waiver.claim.span.begin).line,
                     waiver.reason,
                     waiver.author,
                     waiver.until};
    }
  }
}

}  // namespace claimcheck
