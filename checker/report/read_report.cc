#include "checker/report/read_report.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/corpus/json_text.h"
#include "nlohmann/json.hpp"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema = "claimcheck-report/1";

// Large parts that nobody asks for here.
bool IsWanted(int /*depth*/, Json::parse_event_t event, const Json& parsed) {
  if (event != Json::parse_event_t::key) return true;
  const auto* key = parsed.get_ptr<const std::string*>();
  return *key != "rejected" && *key != "frames" && *key != "readouts" &&
         *key != "pairs" && *key != "groups" && *key != "context" &&
         *key != "chain" && *key != "strength";
}

// One way down from the top: a key, or a number in a list.
struct Step {
  std::string key;
  int item = -1;
};

std::string PathText(const std::vector<Step>& path) {
  std::string text;
  for (const Step& step : path) {
    if (step.item >= 0) {
      absl::StrAppend(&text, "[", step.item, "]");
    } else {
      absl::StrAppend(&text, text.empty() ? "" : ".", step.key);
    }
  }
  return text;
}

// Where in the file it is, or the last that is there on the way.
Span PlaceOf(std::string_view json, const std::vector<Step>& path) {
  const size_t begin =
      std::min(json.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), json.size());
  Span at{static_cast<int>(begin), static_cast<int>(json.size())};
  for (const Step& step : path) {
    std::optional<Span> next;
    if (step.item >= 0) {
      const std::vector<Span> items = ItemsOf(json, at);
      if (static_cast<size_t>(step.item) < items.size()) {
        next = items[static_cast<size_t>(step.item)];
      }
    } else {
      for (const JsonMember& member : MembersOf(json, at)) {
        if (ReadJsonString(json, member.key).text == step.key) {
          next = member.value;
        }
      }
    }
    if (!next) break;
    at = *next;
  }
  return at;
}

std::string_view KindName(const Json& json) {
  switch (json.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "a list";
    case Json::value_t::string:
      return "a text";
    case Json::value_t::boolean:
      return "true or false";
    default:
      return "a number";
  }
}

std::optional<Severity> ParseSeverity(std::string_view name) {
  for (const Severity severity : {Severity::kHint, Severity::kInfo,
                                  Severity::kWarning, Severity::kError}) {
    if (SeverityName(severity) == name) return severity;
  }
  return std::nullopt;
}

class ReportReader {
 public:
  explicit ReportReader(const TextFile& file) : file_(file) {}

  absl::StatusOr<Report> Read() {
    std::string_view bytes = file_.bytes();
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const Json json = Json::parse(bytes, IsWanted, /*allow_exceptions=*/false);
    if (json.is_discarded()) {
      const int error = FindJsonError(bytes);
      const int skipped = static_cast<int>(file_.bytes().size() - bytes.size());
      return At(
          std::max(error, 0) + skipped,
          "not JSON; wanted a report of `claimcheck check --format json`");
    }
    ReadTop(json);
    if (!problem_.empty()) {
      return At(PlaceOf(file_.bytes(), problem_path_).begin, problem_);
    }
    return std::move(report_);
  }

 private:
  absl::Status At(int offset, std::string_view message) const {
    const LineColumn place = file_.LineColumnAt(offset);
    return absl::InvalidArgumentError(
        absl::StrFormat("%s:%d:%d: %s", file_.name(), place.line, place.column,
                        std::string(message)));
  }

  // Keeps the first problem.
  void Complain(std::string message) {
    if (!problem_.empty()) return;
    problem_ = std::move(message);
    problem_path_ = path_;
  }
  void WrongKind(const Json& json, std::string_view wanted) {
    Complain(absl::StrCat("found ", std::string(KindName(json)), "; wanted ",
                          std::string(wanted), " in `", PathText(path_), "`"));
  }

  // Calls `read` with the member; says so if it is not there.
  template <typename F>
  void Member(const Json& object, const char* key, F read) {
    const auto member = object.find(key);
    if (member == object.end()) {
      const std::string where = PathText(path_);
      Complain(absl::StrCat(
          "no `", key, "` in ",
          where.empty() ? "the report" : absl::StrCat("`", where, "`")));
      return;
    }
    path_.push_back({key});
    read(*member);
    path_.pop_back();
  }

  void Text(const Json& object, const char* key, std::string& text) {
    Member(object, key, [&](const Json& json) {
      if (json.is_string()) {
        text = json.get<std::string>();
      } else {
        WrongKind(json, "a text");
      }
    });
  }
  // Null is the empty text, and so is what older reports do not have.
  void TextOrNull(const Json& object, const char* key, std::string& text) {
    const auto member = object.find(key);
    if (member != object.end() && !member->is_null()) Text(object, key, text);
  }
  void Number(const Json& object, const char* key, int& number) {
    Member(object, key, [&](const Json& json) {
      if (json.is_number_unsigned() &&
          json.get<uint64_t>() <= uint64_t{0x7fffffff}) {
        number = json.get<int>();
      } else {
        WrongKind(json, "a number from 0 up");
      }
    });
  }
  template <typename T, typename F>
  void Word(const Json& object, const char* key, F parse, T& value) {
    std::string name;
    Text(object, key, name);
    if (!problem_.empty()) return;
    if (const std::optional<T> parsed = parse(name)) {
      value = *parsed;
      return;
    }
    path_.push_back({key});
    Complain(absl::StrCat("unknown `", name, "` in `", PathText(path_), "`"));
    path_.pop_back();
  }

  // Calls `read` with each item, which is an object.
  template <typename F>
  void Items(const Json& object, const char* key, F read) {
    Member(object, key, [&](const Json& list) {
      if (!list.is_array()) return WrongKind(list, "a list");
      path_.push_back({"", 0});
      for (const Json& item : list) {
        if (item.is_object()) {
          read(item);
        } else {
          WrongKind(item, "an object");
        }
        if (!problem_.empty()) break;
        ++path_.back().item;
      }
      path_.pop_back();
    });
  }

  Evidence Place(const Json& object) {
    Evidence place;
    Number(object, "begin", place.span.begin);
    Number(object, "end", place.span.end);
    Number(object, "line", place.place.line);
    Number(object, "column", place.place.column);
    Text(object, "quote", place.quote);
    return place;
  }

  void ReadTop(const Json& json) {
    if (!json.is_object()) return WrongKind(json, "a report");
    std::string schema;
    Text(json, "schema", schema);
    if (!problem_.empty()) return;
    if (schema != kSchema) {
      path_.push_back({"schema"});
      Complain(absl::StrCat("found the schema `", schema, "`; wanted `",
                            std::string(kSchema), "`"));
      path_.pop_back();
      return;
    }
    Text(json, "engine", report_.engine);
    TextOrNull(json, "voices_key", report_.voices_key);
    Items(json, "rules", [&](const Json& item) {
      ReportRuleFile& file = report_.rules.emplace_back();
      Text(item, "file", file.path);
      Text(item, "title", file.title);
      Text(item, "sha256", file.sha256);
    });
    Items(json, "sources", [&](const Json& item) { ReadSource(item); });
    Items(json, "claims", [&](const Json& item) { ReadClaim(item); });
    report_.cells = CellTable(report_.claims.size(), report_.sources.size());
    cell_read_.resize(report_.cells.size());
    Items(json, "cells", [&](const Json& item) { ReadCell(item); });
    Items(json, "findings", [&](const Json& item) { ReadFinding(item); });
    CheckCells();
  }

  void CheckCells() {
    if (!problem_.empty()) return;
    const auto hole = std::find(cell_read_.begin(), cell_read_.end(), false);
    if (hole == cell_read_.end()) return;
    const auto index = static_cast<size_t>(hole - cell_read_.begin());
    path_.push_back({"cells"});
    Complain(absl::StrCat("no cell of the claim `",
                          report_.claims[index / report_.sources.size()].id,
                          "` and the source `",
                          report_.sources[index % report_.sources.size()].id,
                          "`; wanted one for each claim and source"));
    path_.pop_back();
  }

  void ReadId(const Json& item, const char* noun, std::string& id,
              absl::flat_hash_map<std::string, int>& ids) {
    Text(item, "id", id);
    if (!problem_.empty()) return;
    if (!ids.emplace(id, static_cast<int>(ids.size())).second) {
      Complain(absl::StrCat("the ", noun, " `", id, "` a second time"));
    }
  }

  void ReadSource(const Json& item) {
    ReportSource& source = report_.sources.emplace_back();
    ReadId(item, "source", source.id, sources_);
    Text(item, "title", source.title);
    Text(item, "publisher", source.publisher);
    Text(item, "path", source.path);
    Text(item, "sha256", source.sha256);
    TextOrNull(item, "key", source.key);
  }

  void ReadClaim(const Json& item) {
    ReportClaim& claim = report_.claims.emplace_back();
    ReadId(item, "claim", claim.id, claims_);
    Word(item, "kind", ClaimKindNamed, claim.kind);
    Text(item, "claim", claim.claim);
    TextOrNull(item, "about", claim.about);
    TextOrNull(item, "expect", claim.expect);
    Text(item, "file", claim.file);
    Number(item, "line", claim.line);
    TextOrNull(item, "key", claim.key);
  }

  static std::optional<ClaimKind> ClaimKindNamed(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(ClaimKind::kTopic); ++i) {
      const auto kind = static_cast<ClaimKind>(i);
      if (ClaimKindName(kind) == name) return kind;
    }
    return std::nullopt;
  }

  // The index of the claim or source that the item names; -1 with a complaint.
  int Named(const Json& item, const char* key,
            const absl::flat_hash_map<std::string, int>& ids) {
    std::string id;
    Text(item, key, id);
    if (!problem_.empty()) return -1;
    const auto found = ids.find(id);
    if (found != ids.end()) return found->second;
    path_.push_back({key});
    Complain(absl::StrCat("unknown ", key, " `", id, "` in `", PathText(path_),
                          "`"));
    path_.pop_back();
    return -1;
  }

  void ReadCell(const Json& item) {
    const int claim = Named(item, "claim", claims_);
    const int source = Named(item, "source", sources_);
    if (claim < 0 || source < 0) return;
    const size_t index = report_.cells.IndexOf(claim, source);
    if (cell_read_[index]) return Complain("the same cell a second time");
    cell_read_[index] = true;
    Cell& cell = report_.cells.Own(index);
    Word(item, "stance", ParseStance, cell.stance);
    Text(item, "why", cell.why);
    Items(item, "evidence", [&](const Json& evidence) {
      if (!cell.evidence.empty()) return;
      JudgedObservation& judged = cell.evidence.emplace_back();
      judged.observation.at = Place(evidence);
      Member(evidence, "sentence", [&](const Json& sentence) {
        if (!sentence.is_object()) return WrongKind(sentence, "an object");
        judged.observation.sentence = Place(sentence);
      });
      Word(evidence, "stance", ParseStance, judged.stance);
      Text(evidence, "reason", judged.why);
    });
  }

  void ReadFinding(const Json& item) {
    Finding& finding = report_.findings.emplace_back();
    Text(item, "fingerprint", finding.fingerprint);
    Word(item, "severity", ParseSeverity, finding.severity);
    Text(item, "kind", finding.kind);
    Text(item, "claim", finding.claim);
    Text(item, "source", finding.source);
    TextOrNull(item, "voice", finding.voice);
    Word(item, "stance", ParseStance, finding.stance);
    Text(item, "message", finding.message);
    TextOrNull(item, "path", finding.path);
    if (const auto quote = item.find("quote");
        quote != item.end() && !quote->is_null()) {
      finding.at = Place(item);
    }
    // Reports of older versions know of no acceptance.
    const auto accepted = item.find("accepted");
    if (accepted == item.end() || accepted->is_null()) return;
    Member(item, "accepted", [&](const Json& json) {
      if (!json.is_object()) return WrongKind(json, "an object");
      Acceptance& acceptance = finding.accepted.emplace();
      Text(json, "by", acceptance.by);
      Text(json, "file", acceptance.file);
      Number(json, "line", acceptance.line);
      TextOrNull(json, "reason", acceptance.reason);
      TextOrNull(json, "author", acceptance.author);
      TextOrNull(json, "until", acceptance.until);
    });
  }

  const TextFile& file_;
  Report report_;
  absl::flat_hash_map<std::string, int> claims_;
  absl::flat_hash_map<std::string, int> sources_;
  std::vector<bool> cell_read_;  // Parallel to the cells.
  std::vector<Step> path_;
  std::string problem_;
  std::vector<Step> problem_path_;
};

}  // namespace

absl::StatusOr<Report> ReadReport(const TextFile& file) {
  return ReportReader(file).Read();
}

}  // namespace claimcheck
