#include "checker/cli/config.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/acceptance.h"
#include "checker/cli/config_schema.h"
#include "checker/cli/gate.h"
#include "checker/cli/say.h"
#include "checker/corpus/corpus.h"
#include "checker/report/formats.h"
#include "checker/text/diagnostic.h"
#include "checker/text/printable.h"
#include "checker/text/utf8.h"
#include "checker/yaml/yaml_node.h"
#include "checker/yaml/yaml_quote.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Reads one file into options.
class ConfigReader {
 public:
  ConfigReader(TextFilePtr file, const std::string& command,
               const std::set<std::string>& given, Options& options,
               Diagnostics& diagnostics)
      : file_(std::move(file)),
        folder_(fs::path(file_->name()).parent_path()),
        command_(command),
        given_(given),
        options_(options),
        diagnostics_(diagnostics) {}

  void Read() {
    const YamlNode node = ParseYaml(file_, diagnostics_);
    if (node.kind == YamlNode::Kind::kNull) {
      if (!diagnostics_.has_errors()) {
        Error(DiagnosticKind::kMissingKey, node.span,
              absl::StrFormat("an empty file; it begins with `schema: %s`",
                              kConfigSchema));
      }
      return;
    }
    YamlMap map(node, file_, ConfigObjects()[0], diagnostics_);
    const YamlNode* schema = map.RequiredText("schema");
    if (schema != nullptr && schema->scalar != kConfigSchema) {
      Error(DiagnosticKind::kBadValue, schema->span,
            absl::StrFormat("unknown schema `%s`; wanted `%s`", schema->scalar,
                            kConfigSchema));
    }
    const bool check = command_ == "check" || command_ == "judge";
    const bool accepts = check || command_ == "baseline";
    Paths(map, "rules", "rules", true, options_.rules);
    Paths(map, "corpus", "corpus", command_ != "judge", options_.corpora);
    Path(map, "baseline", accepts, options_.baseline);
    Path(map, "cache", command_ == "check" || command_ == "observe",
         options_.cache);
    Paths(map, "waivers", "waivers", accepts, options_.waivers);
    Word(map, "fail_on", "fail-on", check, options_.fail_on);
    Word(map, "show", "show", check, options_.show);
    ReadMax(map, check);
    if (const YamlNode* overrides = map.Optional("overrides")) {
      auto read = ReadOverrides(*overrides, file_, diagnostics_);
      if (Takes("overrides", "", accepts, overrides->span)) {
        options_.overrides = std::move(read);
      }
    }
    ReadFormats(map, check && !given_.contains("output"));
    map.Finish();
  }

 private:
  void Error(DiagnosticKind kind, Span span, std::string message) {
    diagnostics_.Error(kind, file_, span, std::move(message));
  }

  // Whether the key counts: the command has it, and its line does not say it.
  bool Takes(const char* key, const char* option, bool has, Span at) {
    if (!has || given_.contains(option)) return false;
    const LineColumn place = file_->LineColumnAt(at.begin);
    options_.origins[key] =
        absl::StrFormat("%s:%d:%d", file_->name(), place.line, place.column);
    return true;
  }

  std::string FromFolder(const std::string& path) const {
    return (folder_ / path).lexically_normal().string();
  }

  std::vector<const YamlNode*> Texts(const YamlNode& node, const char* key) {
    std::vector<const YamlNode*> texts =
        TextList(node, file_, absl::StrFormat("`%s` of a config file", key),
                 diagnostics_);
    if (node.IsSequence() && node.items.empty()) {
      Error(DiagnosticKind::kBadValue, node.span,
            "an empty list; leave the key out");
    }
    std::erase_if(texts, [&](const YamlNode* text) {
      if (!text->scalar.empty()) return false;
      Error(DiagnosticKind::kBadValue, text->span, "an empty text");
      return true;
    });
    return texts;
  }

  void Paths(YamlMap& map, const char* key, const char* option, bool has,
             std::vector<std::string>& paths) {
    const YamlNode* node = map.Optional(key);
    if (node == nullptr) return;
    std::vector<std::string> read;
    const std::vector<const YamlNode*> texts = Texts(*node, key);
    for (const YamlNode* text : texts) {
      read.push_back(FromFolder(text->scalar));
    }
    if (!Takes(key, option, has, node->span)) return;
    std::error_code error;
    bool there = true;
    for (size_t i = 0; i < read.size(); ++i) {
      if (fs::exists(read[i], error)) continue;
      Error(DiagnosticKind::kBadValue, texts[i]->span,
            absl::StrFormat("no such file or folder: `%s`", read[i]));
      there = false;
    }
    if (there) paths = std::move(read);
  }

  void Path(YamlMap& map, const char* key, bool has, std::string& path) {
    const YamlNode* node = map.OptionalText(key);
    if (node == nullptr) return;
    if (node->scalar.empty()) {
      Error(DiagnosticKind::kBadValue, node->span, "an empty text");
    } else if (Takes(key, key, has, node->span)) {
      path = FromFolder(node->scalar);
    }
  }

  void Word(YamlMap& map, const char* key, const char* option, bool has,
            std::string& value) {
    const YamlNode* node = map.OptionalText(key);
    if (node == nullptr) return;
    const std::vector<std::string>& words = ConfigObjects()[0].Find(key)->words;
    if (std::find(words.begin(), words.end(), node->scalar) == words.end()) {
      diagnostics_.ErrorNear(
          DiagnosticKind::kBadValue, file_, node->span,
          absl::StrFormat("unknown level `%s`", node->scalar),
          NearestName(node->scalar, words),
          absl::StrFormat("wanted `%s`", absl::StrJoin(words, "`, `")));
    } else if (Takes(key, option, has, node->span)) {
      value = node->scalar;
    }
  }

  void ReadMax(YamlMap& map, bool has) {
    const YamlNode* node = map.Optional("max");
    if (node == nullptr) return;
    YamlMap limits(*node, file_, ConfigObjects()[1], diagnostics_);
    std::vector<std::string> read;
    for (const std::string& name : LimitNames()) {
      const YamlNode* number = limits.OptionalText(name);
      if (number == nullptr) continue;
      read.push_back(absl::StrCat(name, "=", number->scalar));
      if (WhyNoLimit(read.back()).empty()) continue;
      Error(DiagnosticKind::kBadValue, number->span,
            absl::StrFormat("`%s` is no limit; wanted a number from 0 on",
                            number->scalar));
    }
    limits.Finish();
    if (limits.ok() && Takes("max", "max", has, node->span)) {
      options_.max = std::move(read);
    }
  }

  void ReadFormats(YamlMap& map, bool has) {
    const YamlNode* node = map.Optional("formats");
    if (node == nullptr) return;
    std::vector<std::string> read;
    std::map<std::string, Span> places;  // By where the report goes.
    const int before = diagnostics_.errors();
    for (const YamlNode* text : Texts(*node, "formats")) {
      const size_t equals = text->scalar.find('=');
      const std::string name = text->scalar.substr(0, equals);
      std::string path;
      if (equals != std::string::npos && equals + 1 < text->scalar.size()) {
        path = FromFolder(text->scalar.substr(equals + 1));
      }
      if (FindFormat(name) == nullptr) {
        diagnostics_.ErrorNear(
            DiagnosticKind::kBadValue, file_,
            text->SpanInScalar(0, static_cast<int>(name.size())),
            absl::StrFormat("unknown format `%s`", name),
            NearestName(name, FormatNames()),
            absl::StrFormat("known: `%s`",
                            absl::StrJoin(FormatNames(), "`, `")));
        continue;
      }
      if (equals != std::string::npos && path.empty()) {
        Error(DiagnosticKind::kBadValue, text->span,
              absl::StrFormat("`%s` without a file", text->scalar));
        continue;
      }
      const auto [first, is_new] = places.emplace(path, text->span);
      if (!is_new) {
        diagnostics_.Error(
            DiagnosticKind::kBadValue, file_, text->span,
            path.empty()
                ? "two formats for standard output; write FORMAT=FILE for all "
                  "but one"
                : absl::StrFormat("two formats for one file: %s", path),
            {{file_, first->second, "the first of them"}});
      }
      read.push_back(path.empty() ? name : absl::StrCat(name, "=", path));
    }
    if (diagnostics_.errors() != before) return;
    if (Takes("formats", "format", has, node->span)) {
      options_.formats = std::move(read);
    }
  }

  TextFilePtr file_;
  fs::path folder_;
  const std::string& command_;
  const std::set<std::string>& given_;
  Options& options_;
  Diagnostics& diagnostics_;
};

bool IsPlain(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return ('a' <= c && c <= 'z') ||
                              ('A' <= c && c <= 'Z') ||
                              ('0' <= c && c <= '9') || c == '_' || c == '/' ||
                              c == '.' || c == '-' || c == '=';
                     }) &&
         text[0] != '-' && text[0] != '=';
}

// As YAML reads it back.
std::string Yaml(const std::string& text) {
  if (IsPlain(text)) return text;
  if (FindInvalidUtf8(text) == std::string::npos && Printable(text) != text) {
    return QuotedYaml(text);
  }
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string YamlList(const std::vector<std::string>& texts) {
  return absl::StrFormat(
      "[%s]",
      absl::StrJoin(texts, ", ", [](std::string* out, const std::string& text) {
        *out += Yaml(text);
      }));
}

}  // namespace

void ReadConfig(const TextFilePtr& file, const std::string& command,
                const std::set<std::string>& given, Options& options,
                Diagnostics& diagnostics) {
  ConfigReader(file, command, given, options, diagnostics).Read();
}

bool ApplyConfig(const std::string& command, const std::set<std::string>& given,
                 Options& options, Outcome& outcome) {
  for (const auto& [key, option] :
       std::vector<std::pair<const char*, const char*>>{
           {"rules", "rules"},
           {"corpus", "corpus"},
           {"baseline", "baseline"},
           {"cache", "cache"},
           {"waivers", "waivers"},
           {"fail_on", "fail-on"},
           {"show", "show"},
           {"max", "max"},
           {"formats", "output"},
           {"formats", "format"}}) {
    if (given.contains(option)) {
      options.origins[key] = absl::StrCat("--", option);
    }
  }
  std::error_code error;
  // A link that leads nowhere is there, and not to be passed over.
  if (options.config.empty() &&
      !fs::exists(fs::symlink_status(kConfigName, error))) {
    return true;
  }
  const std::string path =
      options.config.empty() ? kConfigName : options.config;
  const auto file = ReadTextFile(path);
  if (!file.ok()) {
    outcome.Add(ExitCode::kUsage, std::string(file.status().message()));
    return false;
  }
  Diagnostics diagnostics;
  ReadConfig(*file, command, given, options, diagnostics);
  return !SayErrors(diagnostics, options, path, outcome);
}

std::string EffectiveConfig(const Options& options,
                            const std::vector<std::string>& formats) {
  std::string out = absl::StrFormat("schema: %s\n", kConfigSchema);
  const auto add = [&](const char* key, const std::string& value) {
    const auto origin = options.origins.find(key);
    out += absl::StrFormat(
        "%s: %s  # %s\n", key, value,
        origin == options.origins.end() ? "default" : origin->second);
  };
  const auto add_list = [&](const char* key, std::vector<std::string> texts,
                            const char* by_default) {
    if (texts.empty() && by_default != nullptr) texts.push_back(by_default);
    if (texts.empty()) {
      out += absl::StrFormat("# %s: none\n", key);
    } else {
      add(key, YamlList(texts));
    }
  };
  add_list("rules", options.rules, "rules");
  add_list("corpus", options.corpora, "corpus");
  if (options.baseline.empty()) {
    out += "# baseline: none\n";
  } else {
    add("baseline", Yaml(options.baseline));
  }
  if (!options.cache.empty()) add("cache", Yaml(options.cache));
  add_list("waivers", WaiverFiles(options), nullptr);
  add("fail_on", options.fail_on);
  add("show", options.show);
  if (options.max.empty()) {
    out += "# max: none\n";
  } else {
    std::vector<std::string> limits;
    for (const std::string& limit : options.max) {
      const size_t equals = limit.find('=');
      limits.push_back(absl::StrCat(limit.substr(0, equals), ": ",
                                    limit.substr(equals + 1)));
    }
    add("max", absl::StrFormat("{%s}", absl::StrJoin(limits, ", ")));
  }
  for (const PlacedOverride& one : options.overrides) {
    if (&one == &options.overrides.front()) {
      absl::StrAppend(&out, "overrides:  # ", options.origins.at("overrides"),
                      "\n");
    }
    std::vector<std::string> severities;
    for (const auto& [stance, severity] : one.what.severity) {
      severities.push_back(absl::StrCat(std::string(StanceName(stance)), ": ",
                                        std::string(SeverityName(severity))));
    }
    out += "  - {";
    for (const auto& [key, ids] : {std::pair("sources", one.what.sources),
                                   std::pair("claims", one.what.claims)}) {
      if (!ids.empty()) absl::StrAppend(&out, key, ": ", YamlList(ids), ", ");
    }
    absl::StrAppend(&out, "severity: {", absl::StrJoin(severities, ", "),
                    "}}\n");
  }
  add_list("formats", formats, nullptr);
  return out;
}

}  // namespace claimcheck
