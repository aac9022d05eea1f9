#include "checker/rules/load_rules.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "checker/base/sha256.h"
#include "checker/rules/claim_reader.h"
#include "checker/rules/rule_schema.h"
#include "checker/rules/rule_scope.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {
namespace {

// "a/./b/../c" as "a/c": two ways to write one path are one file.
std::string NormalPath(std::string_view path) {
  std::vector<std::string> parts;
  for (std::string& part : std::vector<std::string>(
           absl::StrSplit(absl::string_view(path.data(), path.size()), '/'))) {
    if (part == "." || (part.empty() && !parts.empty())) continue;
    if (part == ".." && !parts.empty() && parts.back() != ".." &&
        !parts.back().empty()) {
      parts.pop_back();
    } else {
      parts.push_back(std::move(part));
    }
  }
  return absl::StrJoin(parts, "/");
}

// A path as written in `file`, from where the program runs.
std::string PathFrom(const std::string& file, const std::string& path) {
  if (path.starts_with("/")) return NormalPath(path);
  const size_t slash = file.rfind('/');
  return NormalPath(
      slash == std::string::npos ? path : file.substr(0, slash + 1) + path);
}

// One rule file while it is read.
struct Source {
  TextFilePtr file;
  std::shared_ptr<const YamlNode> root;
  bool readable = false;   // Is YAML.
  bool requested = false;  // Not only imported.
  bool imported = false;
  std::vector<int> uses;  // Indices of the files it imports.
  std::vector<std::unique_ptr<VocabularyEntry>> entries;
  std::map<std::string, int> subjects;  // Its own.
  std::set<std::string> voices;         // Its own.
  RuleScope scope;
};

class Loader {
 public:
  Loader(const FileReader& read, Diagnostics& diagnostics, YamlCache& parsed)
      : read_(read),
        diagnostics_(diagnostics),
        parsed_(parsed),
        errors_before_(diagnostics.errors()) {}

  RuleSet Load(const std::vector<TextFilePtr>& files) {
    for (const TextFilePtr& file : files) {
      Source& source =
          *sources_[static_cast<size_t>(Add(NormalPath(file->name()), file))];
      source.requested = true;
    }
    // Imports are appended while the list is walked.
    for (size_t i = 0; i < sources_.size(); ++i) ReadImports(i);
    FindImportCycles();
    for (const auto& source : sources_) ReadVocabulary(*source);
    CheckAllVocabulary();
    for (const auto& source : sources_) ReadVoices(*source);
    for (const auto& source : sources_) ReadSubjects(*source);
    for (const auto& source : sources_) ShareSubjects(*source);
    for (const auto& source : sources_) ReadClaims(*source);
    for (const auto& source : sources_) ComplainUnused(*source);
    return std::move(rules_);
  }

 private:
  // The index of the file, which is parsed when it is first met.
  int Add(const std::string& path, const TextFilePtr& file) {
    const auto [known, added] =
        by_path_.emplace(path, static_cast<int>(sources_.size()));
    if (!added) return known->second;
    sources_.push_back(std::make_unique<Source>());
    Source& source = *sources_.back();
    source.file = source.scope.file = file;
    source.scope.read = [this, name = file->name()](const std::string& at) {
      return read_(PathFrom(name, at));
    };
    const int errors = diagnostics_.errors();
    source.root = parsed_.Parse(file, diagnostics_);
    const bool empty = source.root->kind == YamlNode::Kind::kNull;
    if (empty && diagnostics_.errors() == errors) {
      Error(DiagnosticKind::kMissingKey, source, source.root->span,
            absl::StrFormat("an empty file; a rule file begins with "
                            "`schema: %s`",
                            kRuleSchema));
    }
    source.readable = source.root->IsMap();
    if (!empty && !source.readable) {
      YamlMap(*source.root, file, RuleObject("rule-file"), diagnostics_);
    }
    return known->second;
  }

  void Error(DiagnosticKind kind, const Source& source, Span span,
             std::string message, std::vector<DiagnosticNote> notes = {}) {
    diagnostics_.Error(kind, source.file, span, std::move(message),
                       std::move(notes));
  }

  const YamlNode* Section(const Source& source, std::string_view key) const {
    return source.readable ? source.root->Find(key) : nullptr;
  }

  // One for all files: a source is read once.
  void ReadRegion(const Source& source, const YamlNode& node) {
    const auto region = DateRegionOf(node.scalar);
    if (!region) {
      Error(DiagnosticKind::kBadValue, source, TextSpan(node),
            absl::StrFormat("`%s` is no country; wanted two capital letters "
                            "(ISO 3166), as `GB` or `US`",
                            node.scalar));
      return;
    }
    if (region_place_.file == nullptr) {
      rules_.region = *region;
      region_place_ = {source.file, TextSpan(node)};
    } else if (rules_.region.code != region->code) {
      Error(DiagnosticKind::kBadValue, source, TextSpan(node),
            absl::StrFormat("`region: %s` where another file says `%s`; rules "
                            "that are checked together share one",
                            region->code, rules_.region.code),
            {{region_place_.file, region_place_.span, "first set here"}});
    }
  }

  // The keys of the file itself, and the files it uses.
  void ReadImports(size_t index) {
    Source& source = *sources_[index];
    if (!source.readable) return;
    YamlMap map(*source.root, source.file, RuleObject("rule-file"),
                diagnostics_);
    if (const YamlNode* schema = map.RequiredText("schema")) {
      if (schema->scalar != kRuleSchema) {
        Error(DiagnosticKind::kBadValue, source, TextSpan(*schema),
              absl::StrFormat("schema `%s`; this program reads rules of "
                              "`%s`",
                              schema->scalar, kRuleSchema));
      }
    }
    map.OptionalText("title");
    if (const YamlNode* region = map.OptionalText("region")) {
      ReadRegion(source, *region);
    }
    const YamlNode* use = map.Optional("use");
    for (const char* key : {"vocabulary", "voices", "subjects", "claims"}) {
      map.Optional(key);
    }
    map.Finish();
    if (use == nullptr) return;
    for (const YamlNode* path :
         TextList(*use, source.file, "`use`", diagnostics_)) {
      Import(*path, source);
    }
  }

  void Import(const YamlNode& path, Source& source) {
    const std::string name = PathFrom(source.file->name(), path.scalar);
    const auto known = by_path_.find(name);
    int index = known == by_path_.end() ? -1 : known->second;
    if (index < 0) {
      absl::StatusOr<TextFilePtr> file = read_(name);
      if (!file.ok()) {
        Error(DiagnosticKind::kUnreadableImport, source, TextSpan(path),
              std::string(file.status().message()));
        return;
      }
      index = Add(name, *file);
    }
    if (std::find(source.uses.begin(), source.uses.end(), index) !=
        source.uses.end()) {
      return;
    }
    source.uses.push_back(index);
    use_spans_[{source.file.get(), index}] = TextSpan(path);
    sources_[static_cast<size_t>(index)]->imported = true;
  }

  // Depth-first over the imports. The edge that closes a circle is taken out.
  void FindImportCycles() {
    std::vector<int> state(sources_.size(), 0);  // 1 open, 2 done.
    std::vector<int> path;
    for (size_t i = 0; i < sources_.size(); ++i) {
      VisitImports(static_cast<int>(i), state, path);
    }
  }

  void VisitImports(int index, std::vector<int>& state,
                    std::vector<int>& path) {
    if (state[static_cast<size_t>(index)] != 0) return;
    state[static_cast<size_t>(index)] = 1;
    path.push_back(index);
    Source& source = *sources_[static_cast<size_t>(index)];
    std::vector<int> kept;
    for (const int used : source.uses) {
      if (state[static_cast<size_t>(used)] == 1) {
        std::vector<std::string> names;
        std::vector<DiagnosticNote> notes;
        for (auto it = std::find(path.begin(), path.end(), used);
             it != path.end(); ++it) {
          const TextFilePtr& file = sources_[static_cast<size_t>(*it)]->file;
          names.push_back(file->name());
          if (it + 1 == path.end()) continue;
          notes.push_back(
              {file, use_spans_.at({file.get(), *(it + 1)}), "by way of this"});
        }
        names.push_back(sources_[static_cast<size_t>(used)]->file->name());
        Error(DiagnosticKind::kCycle, source,
              use_spans_.at({source.file.get(), used}),
              absl::StrFormat("files that use each other: `%s`",
                              absl::StrJoin(names, "` uses `")),
              std::move(notes));
        continue;
      }
      kept.push_back(used);
      VisitImports(used, state, path);
    }
    source.uses = std::move(kept);
    path.pop_back();
    state[static_cast<size_t>(index)] = 2;
  }

  // The files that `source` sees: itself first, then what it uses.
  std::vector<Source*> Visible(Source& source) {
    std::vector<Source*> visible = {&source};
    for (size_t i = 0; i < visible.size(); ++i) {
      for (const int used : visible[i]->uses) {
        Source* next = sources_[static_cast<size_t>(used)].get();
        if (std::find(visible.begin(), visible.end(), next) == visible.end()) {
          visible.push_back(next);
        }
      }
    }
    return visible;
  }

  // The entries of a section whose keys are names.
  std::vector<std::pair<const YamlNode*, const YamlNode*>> Named(
      const Source& source, std::string_view key, std::string_view noun) {
    std::vector<std::pair<const YamlNode*, const YamlNode*>> named;
    const YamlNode* section = Section(source, key);
    if (section == nullptr) return named;
    if (!section->IsMap()) {
      Error(DiagnosticKind::kWrongType, source, section->span,
            absl::StrFormat("found %s; `%s` is a map of names",
                            YamlKindName(section->kind), key));
      return named;
    }
    for (size_t i = 0; i < section->keys.size(); ++i) {
      const YamlNode& name = section->keys[i];
      if (CheckName(name, source.file, noun, diagnostics_)) {
        named.emplace_back(&name, &section->items[i]);
      }
    }
    return named;
  }

  void ReadVocabulary(Source& source) {
    for (const auto& [name, value] :
         Named(source, "vocabulary", "vocabulary entry")) {
      if (name->scalar == "value") {
        Error(DiagnosticKind::kBadValue, source, name->span,
              "`value` names the place of the value in a pattern; choose "
              "another name");
        continue;
      }
      auto entry = std::make_unique<VocabularyEntry>();
      entry->name = name->scalar;
      entry->file = source.file;
      entry->span = TextSpan(*name);
      entry->scope = &source.scope.vocabulary;
      entry->phrases = ReadWrittenPhrases(*value, source.file,
                                          absl::StrFormat("`%s`", entry->name),
                                          diagnostics_, entry->broken);
      source.entries.push_back(std::move(entry));
    }
  }

  void CheckAllVocabulary() {
    std::vector<VocabularyEntry*> all;
    for (const auto& source : sources_) {
      for (const auto& entry : source->entries) all.push_back(entry.get());
      for (Source* visible : Visible(*source)) {
        for (const auto& entry : visible->entries) {
          source->scope.vocabulary.Add(entry.get(), diagnostics_);
        }
      }
    }
    CheckVocabulary(all, diagnostics_);
    for (const VocabularyEntry* entry : all) {
      VocabularyRule& rule = rules_.vocabulary.emplace_back();
      rule.name = entry->name;
      rule.place = {entry->file, entry->span};
      for (const WrittenPhrase& phrase : entry->phrases) {
        if (phrase.syntax.kind != PhraseNode::Kind::kChoice) {
          rule.alternatives.push_back(phrase.syntax.span);
          continue;
        }
        for (const PhraseSyntax& part : phrase.syntax.parts) {
          rule.alternatives.push_back(part.span);
        }
      }
    }
  }

  void ReadVoices(Source& source) {
    for (const auto& [name, value] : Named(source, "voices", "voice")) {
      YamlMap map(*value, source.file, RuleObject("voice"), diagnostics_);
      VoiceRule voice;
      voice.id = name->scalar;
      voice.place = {source.file, TextSpan(*name)};
      if (voice.id == "author") {
        Error(DiagnosticKind::kBadValue, source, name->span,
              "`author` is every source's own voice; choose another name");
      }
      if (const YamlNode* side = map.OptionalText("side")) {
        if (CheckName(*side, source.file, "side", diagnostics_)) {
          voice.side = side->scalar;
        }
      }
      voice.names = ReadPhrases(map.Required("names"), "`names`", source.scope,
                                diagnostics_);
      map.Finish();
      source.voices.insert(voice.id);
      AddVoice(std::move(voice), source);
    }
  }

  // Voices with one id are one voice: names are put together.
  void AddVoice(VoiceRule voice, const Source& source) {
    const auto same = std::find_if(
        rules_.voices.begin(), rules_.voices.end(),
        [&](const VoiceRule& other) { return other.id == voice.id; });
    if (same == rules_.voices.end()) {
      rules_.voices.push_back(std::move(voice));
      return;
    }
    if (!voice.side.empty() && !same->side.empty() &&
        voice.side != same->side) {
      Error(DiagnosticKind::kBadValue, source, voice.place.span,
            absl::StrFormat("the voice `%s` is of the side `%s` here, and of "
                            "`%s` elsewhere",
                            voice.id, voice.side, same->side),
            {{same->place.file, same->place.span, "here"}});
    }
    if (same->side.empty()) same->side = voice.side;
    for (Phrase& name : voice.names) same->names.push_back(std::move(name));
  }

  void ReadSubjects(Source& source) {
    for (const auto& [name, value] : Named(source, "subjects", "subject")) {
      YamlMap map(*value, source.file, RuleObject("subject"), diagnostics_);
      Subject subject;
      subject.id = subject.name = name->scalar;
      subject.place = {source.file, TextSpan(*name)};
      if (const YamlNode* shown = map.OptionalText("name")) {
        subject.name = shown->scalar;
      }
      subject.names = ReadPhrases(map.Required("names"), "`names`",
                                  source.scope, diagnostics_);
      subject.generic = ReadPhrases(map.Optional("generic"), "`generic`",
                                    source.scope, diagnostics_);
      map.Finish();
      source.subjects[subject.id] = static_cast<int>(rules_.subjects.size());
      rules_.subjects.push_back(std::move(subject));
    }
  }

  // What the file sees of the subjects and voices of others.
  void ShareSubjects(Source& source) {
    for (Source* visible : Visible(source)) {
      for (const std::string& id : visible->voices) {
        source.scope.voices[id] = rules_.FindVoice(id)->side;
      }
      for (const auto& [id, index] : visible->subjects) {
        const auto [first, added] = source.scope.subjects.emplace(id, index);
        if (added) continue;
        const RulePlace& here = SubjectPlace(first->second);
        const RulePlace& there = SubjectPlace(index);
        diagnostics_.Error(
            DiagnosticKind::kDuplicateId, here.file, here.span,
            absl::StrFormat("the subject `%s` is defined twice", id),
            {{there.file, there.span, "and here"}});
      }
    }
  }

  const RulePlace& SubjectPlace(int index) const {
    return rules_.subjects[static_cast<size_t>(index)].place;
  }

  void ReadClaims(Source& source) {
    if (!source.requested) return;
    const int index = static_cast<int>(rules_.files.size());
    RuleFile file;
    file.file = source.file;
    file.sha256 = Sha256Hex(source.file->bytes());
    if (const YamlNode* title = Section(source, "title");
        title != nullptr && title->IsScalar()) {
      file.title = title->scalar;
    }
    for (const auto& [id, subject] : source.scope.subjects) {
      file.subjects.push_back(subject);
    }
    std::sort(file.subjects.begin(), file.subjects.end());
    rules_.files.push_back(std::move(file));
    const YamlNode* claims = Section(source, "claims");
    if (claims == nullptr) return;
    if (!claims->IsSequence()) {
      Error(DiagnosticKind::kWrongType, source, claims->span,
            absl::StrFormat("found %s; `claims` is a list",
                            YamlKindName(claims->kind)));
      return;
    }
    for (const YamlNode& node : claims->items) {
      std::optional<Claim> claim = ReadClaim(node, source.scope, diagnostics_);
      CheckClaimId(node, source);
      if (!claim) continue;
      claim->file = index;
      rules_.claims.push_back(*std::move(claim));
    }
  }

  // Also of claims with other mistakes.
  void CheckClaimId(const YamlNode& node, const Source& source) {
    const YamlNode* id = node.IsMap() ? node.Find("id") : nullptr;
    if (id == nullptr || !id->IsScalar()) return;
    const RulePlace place = {source.file, TextSpan(*id)};
    const auto [first, added] = claim_places_.emplace(id->scalar, place);
    if (added) return;
    Error(DiagnosticKind::kDuplicateId, source, place.span,
          absl::StrFormat("the claim `%s` is defined twice", id->scalar),
          {{first->second.file, first->second.span, "first here"}});
  }

  // Only what stands in a file that was asked for and that nobody imports: a
  // shared vocabulary need not be used up. And not beside errors: what was
  // left out for them may be what uses it.
  void ComplainUnused(const Source& source) {
    if (!source.requested || source.imported ||
        diagnostics_.errors() > errors_before_) {
      return;
    }
    for (const auto& entry : source.entries) {
      if (entry->used) continue;
      diagnostics_.Warning(
          DiagnosticKind::kUnused, source.file, entry->span,
          absl::StrFormat("the vocabulary `%s` is used by nothing",
                          entry->name));
    }
    // A subject without claims is of use as a rival of one with claims.
    for (const auto& [id, index] : source.scope.subjects) {
      for (const Claim& claim : rules_.claims) {
        if (claim.about == index) return;
      }
    }
    for (const auto& [id, index] : source.subjects) {
      diagnostics_.Warning(
          DiagnosticKind::kUnused, source.file, SubjectPlace(index).span,
          absl::StrFormat("no claim is about the subject `%s`", id));
    }
  }

  const FileReader& read_;
  Diagnostics& diagnostics_;
  YamlCache& parsed_;
  const int errors_before_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::map<std::string, int> by_path_;
  std::map<std::pair<const TextFile*, int>, Span> use_spans_;
  std::map<std::string, RulePlace> claim_places_;
  RulePlace region_place_;
  RuleSet rules_;
};

}  // namespace

RuleSet LoadRules(const std::vector<TextFilePtr>& files, const FileReader& read,
                  Diagnostics& diagnostics, YamlCache* parsed) {
  YamlCache own;
  return Loader(read, diagnostics, parsed == nullptr ? own : *parsed)
      .Load(files);
}

}  // namespace claimcheck
