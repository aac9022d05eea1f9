#include "tests/report/sample_report.h"

#include <utility>

#include "checker/base/check.h"

namespace claimcheck {
namespace {

constexpr char kNorthPost[] =
    "Harbour bridge opens \xF0\x9F\x8C\x89\n"
    "\n"
    "The new Harbour Bridge opened on 1 May 2024, the mayor said. The bridge "
    "is\n420 metres long.\n"
    "\n"
    "The old ferry pier, in use since 3 March 1950, will close. The council "
    "may charge a toll.\n"
    "\n"
    "\xE2\x80\x9C"
    "A gift to the city,\xE2\x80\x9D said Ada Lind.\n";

constexpr char kCityWire[] =
    "The Harbour Bridge opened to traffic on 2 May 2024.\n"
    "\n"
    "Ada Lind, speaking at the pier, insisted that it opened on May 1. The "
    "bridge spans 450 metres.\n"
    "\n"
    "Critics call the bridge a burden on taxpayers.\n";

// "The harbour bridge was opened on 3 May 2024."
constexpr char kRahNews[] = "پل بندر در ۳ مه ۲۰۲۴ گشایش یافت.\n";

Value Day(int year, int month, int day) {
  Value value;
  value.kind = ValueKind::kDate;
  value.days = {absl::CivilDay(year, month, day),
                absl::CivilDay(year, month, day)};
  return value;
}

std::unique_ptr<Source> MakeSource(std::string id, std::string title,
                                   std::string publisher, std::string language,
                                   std::string text) {
  auto source = std::make_unique<Source>();
  source->id = id;
  source->title = std::move(title);
  source->publisher = std::move(publisher);
  source->language = std::move(language);
  source->text = text;
  source->sha256 = std::string(64, id[0] == 'n' ? 'a' : 'b');
  source->file = *TextFile::Create("corpus/" + id + ".txt", std::move(text));
  return source;
}

ReportSource Reported(const Source& source) {
  ReportSource reported;
  reported.id = source.id;
  reported.title = source.title;
  reported.publisher = source.publisher;
  reported.language = source.language;
  reported.published = source.published;
  reported.path = source.file->name();
  reported.url = source.url;
  reported.voice = source.voice;
  reported.sha256 = source.sha256;
  reported.origin = source.id;
  reported.key = std::string(16, source.id[0] == 'n' ? 'a' : 'b');
  return reported;
}

ReportClaim MakeClaim(std::string id, ClaimKind kind, std::string claim,
                      std::string expect, int line) {
  return {std::move(id),
          kind,
          std::move(claim),
          "harbour-bridge",
          std::move(expect),
          "rules/bridge.yaml",
          line};
}

VoiceStep Step(std::string voice, bool named) {
  VoiceStep step;
  step.voice = std::move(voice);
  step.named = named;
  return step;
}

JudgedObservation Observed(const TextFile& file, int claim,
                           std::string_view words, std::string_view sentence,
                           Stance stance, std::string why) {
  JudgedObservation judged;
  judged.observation.claim = claim;
  judged.observation.at = PlaceOf(file, words);
  judged.observation.sentence = PlaceOf(file, sentence);
  judged.observation.chain = {Step("author", true)};
  judged.observation.voice = "author";
  judged.stance = stance;
  judged.why = std::move(why);
  return judged;
}

void FillOpenedOn(Sample* sample) {
  const TextFile& north = *sample->sources[0]->file;
  const TextFile& wire = *sample->sources[1]->file;
  const TextFile& rah = *sample->sources[2]->file;

  Cell& agree = sample->At(0, 0);
  agree.stance = Stance::kAgree;
  agree.why = "2024-05-01 equals 2024-05-01";
  agree.notes = {"attributed"};
  agree.voices = {{"author", "", Stance::kAgree, {"attributed"}}};
  JudgedObservation said =
      Observed(north, 0, "1 May 2024",
               "The new Harbour Bridge opened on 1 May 2024, the mayor said.",
               Stance::kAgree, "2024-05-01 equals 2024-05-01");
  said.notes = {"attributed"};
  said.observation.value = Day(2024, 5, 1);
  said.observation.why = {
      {"subject: harbour-bridge, nearest mention in the clause",
       Stage::kBinding, PlaceOf(north, "The new Harbour Bridge"),
       RuleSpot{"rules/bridge.yaml", {{60, 74}, {5, 14}, "harbour bridge"}}},
      {"cue: `opened` at 3:24", Stage::kCue, PlaceOf(north, "opened"),
       RuleSpot{"rules/bridge.yaml", {{160, 165}, {9, 10}, "open~"}}},
      {"voice: author", Stage::kVoice}};
  agree.evidence = {said};
  Rejection other;
  other.claim = 0;
  other.at = PlaceOf(north, "3 March 1950");
  other.value = Day(1950, 3, 3);
  other.stage = Stage::kBinding;
  other.reason = "other subject: ferry-pier";
  other.winner = PlaceOf(north, "The old ferry pier");
  other.kind = RejectedFor::kOtherSubject;
  other.other = "ferry-pier";
  other.rule =
      RuleSpot{"rules/bridge.yaml", {{200, 214}, {12, 14}, "old ferry pier"}};
  agree.rejected = {other};

  Cell& divided = sample->At(0, 1);
  divided.stance = Stance::kDivided;
  divided.why = "author and lind differ";
  divided.voices = {{"author", "", Stance::kContradict, {}},
                    {"lind", "city", Stance::kAgree, {"inferred"}}};
  JudgedObservation against =
      Observed(wire, 0, "2 May 2024",
               "The Harbour Bridge opened to traffic on 2 May 2024.",
               Stance::kContradict, "2024-05-02 and 2024-05-01 are disjoint");
  against.observation.value = Day(2024, 5, 2);
  JudgedObservation lind = Observed(
      wire, 0, "May 1",
      "Ada Lind, speaking at the pier, insisted that it opened on May 1.",
      Stance::kAgree, "2024-05-01 equals 2024-05-01");
  lind.observation.value = Day(2024, 5, 1);
  lind.observation.voice = "lind";
  lind.observation.chain.push_back(Step("lind", true));
  lind.observation.chain[1].speaker = PlaceOf(wire, "Ada Lind");
  lind.observation.chain[1].cue = PlaceOf(wire, "insisted");
  lind.notes = {"inferred"};
  divided.evidence = {against, lind};

  Cell& contradict = sample->At(0, 2);
  contradict.stance = Stance::kContradict;
  contradict.why = "2024-05-03 and 2024-05-01 are disjoint";
  contradict.voices = {{"author", "", Stance::kContradict, {}}};
  JudgedObservation late =
      Observed(rah, 0, "۳ مه ۲۰۲۴", "پل بندر در ۳ مه ۲۰۲۴ گشایش یافت.",
               Stance::kContradict, "2024-05-03 and 2024-05-01 are disjoint");
  late.observation.value = Day(2024, 5, 3);
  contradict.evidence = {late};
}

void FillLength(Sample* sample) {
  const auto fill = [&](int s, std::string_view words,
                        std::string_view sentence, int64_t metres) {
    Cell& cell = sample->At(1, s);
    cell.stance = Stance::kAgree;
    cell.why = "states a value; compared between sources";
    cell.voices = {{"author", "", Stance::kAgree, {}}};
    JudgedObservation judged =
        Observed(*sample->sources[static_cast<size_t>(s)]->file, 1, words,
                 sentence, Stance::kAgree, "");
    Value value;
    value.kind = ValueKind::kQuantity;
    value.number = {Bound{Decimal{metres}}, Bound{Decimal{metres}}};
    value.unit = "metre";
    value.dimension = "length";
    judged.observation.value = value;
    cell.evidence = {judged};
  };
  fill(0, "420 metres", "The bridge is\n420 metres long.", 420);
  fill(1, "450 metres", "The bridge spans 450 metres.", 450);
  sample->At(1, 2).stance = Stance::kOmit;
  sample->At(1, 2).why = "harbour-bridge is raised; no length is stated";
  sample->At(1, 2).raised_at = PlaceOf(*sample->sources[2]->file, "پل بندر");
  sample->At(1, 2).voices = {{"author", "", Stance::kOmit, {}}};
  sample->report.pairs = {{1, 0, 1, "disjoint"}};
  sample->report.groups = {{1, "420 metre", {0}, 1}, {1, "450 metre", {1}, 1}};
}

void FillToll(Sample* sample) {
  const TextFile& north = *sample->sources[0]->file;
  Cell& unclear = sample->At(2, 0);
  unclear.stance = Stance::kUnclear;
  unclear.why = "only as a possibility";
  unclear.notes = {"possible"};
  unclear.voices = {{"author", "", Stance::kUnclear, {"possible"}}};
  JudgedObservation toll =
      Observed(north, 2, "charge a toll", "The council may charge a toll.",
               Stance::kUnclear, "not said to be so");
  toll.notes = {"possible"};
  toll.observation.polarity = Polarity::kNegated;
  toll.observation.certainty = Certainty::kPossible;
  ContextMark may;
  may.label = ContextLabel::kPossible;
  may.trigger = PlaceOf(north, "may");
  may.pack_line = 120;
  may.scope = PlaceOf(north, "charge a toll");
  toll.observation.context = {may};
  unclear.evidence = {toll};

  const TextFile& wire = *sample->sources[1]->file;
  Cell& omit = sample->At(2, 1);
  omit.stance = Stance::kOmit;
  omit.why = "harbour-bridge is raised; a toll is not";
  omit.raised_at = PlaceOf(wire, "The Harbour Bridge");
  omit.voices = {{"author", "", Stance::kOmit, {}}};
  Rejection cue;
  cue.claim = 2;
  cue.at = PlaceOf(wire, "traffic");
  cue.stage = Stage::kCue;
  cue.reason = "no cue in the clause";
  Rejection role = cue;
  role.at = PlaceOf(wire, "a burden on taxpayers");
  role.stage = Stage::kContext;
  role.reason = "denies another value";
  omit.rejected = {cue, role};
}

void FillFraming(Sample* sample) {
  JudgedObservation gift =
      Observed(*sample->sources[0]->file, 3, "A gift to the city",
               "\xE2\x80\x9C"
               "A gift to the city,\xE2\x80\x9D said Ada Lind.",
               Stance::kAgree, "frame gift");
  gift.observation.answers = {"gift"};
  gift.observation.voice = "lind";
  gift.observation.verbatim = true;
  gift.observation.chain.push_back(Step("lind", true));
  gift.observation.chain[1].quoted = true;
  sample->At(3, 0).stance = Stance::kAgree;
  sample->At(3, 0).why = "lind: gift";
  sample->At(3, 0).evidence = {gift};
  sample->At(3, 0).voices = {{"author", "", Stance::kOmit, {}},
                             {"lind", "city", Stance::kAgree, {}}};
  JudgedObservation burden =
      Observed(*sample->sources[1]->file, 3, "a burden on taxpayers",
               "Critics call the bridge a burden on taxpayers.", Stance::kAgree,
               "frame burden");
  burden.observation.answers = {"burden"};
  burden.observation.voice = "Critics";
  burden.observation.chain.push_back(Step("Critics", false));
  sample->At(3, 1).stance = Stance::kAgree;
  sample->At(3, 1).why = "Critics: burden";
  sample->At(3, 1).evidence = {burden};
  sample->At(3, 1).voices = {{"author", "", Stance::kOmit, {}},
                             {"Critics", "", Stance::kAgree, {}}};
  sample->At(3, 2).why = "the subject is never raised";
}

Finding MakeFinding(std::string print, Severity severity, int claim, int source,
                    const Report& report, std::string kind,
                    std::string message) {
  const Cell& cell = report.CellAt(claim, source);
  Finding finding;
  finding.fingerprint = std::move(print);
  finding.severity = severity;
  finding.claim = report.claims[static_cast<size_t>(claim)].id;
  finding.source = report.sources[static_cast<size_t>(source)].id;
  finding.path = report.sources[static_cast<size_t>(source)].path;
  finding.stance = cell.stance;
  finding.kind = std::move(kind);
  finding.message = std::move(message);
  if (!cell.evidence.empty()) {
    finding.voice = cell.evidence[0].observation.voice;
    finding.at = cell.evidence[0].observation.at;
  } else {
    finding.voice = "author";
    finding.at = cell.raised_at;
  }
  return finding;
}

}  // namespace

std::vector<const Source*> Sample::SourcePointers() const {
  std::vector<const Source*> pointers;
  for (const auto& source : sources) pointers.push_back(source.get());
  return pointers;
}

Cell& Sample::At(int claim, int source) {
  return report.cells.Own(report.cells.IndexOf(claim, source));
}

Evidence PlaceOf(const TextFile& file, std::string_view words, int nth) {
  size_t begin = file.bytes().find(words);
  for (; nth > 1; --nth) begin = file.bytes().find(words, begin + 1);
  CHECK(begin != std::string::npos);
  const int at = static_cast<int>(begin);
  return {{at, at + static_cast<int>(words.size())},
          file.LineColumnAt(at),
          std::string(words)};
}

Sample MakeSample() {
  Sample sample;
  sample.sources.push_back(MakeSource("north-post", "Harbour bridge opens",
                                      "North Post", "en", kNorthPost));
  sample.sources.push_back(MakeSource("city-wire", "Bridge opened to traffic",
                                      "City Wire", "en", kCityWire));
  sample.sources.push_back(
      MakeSource("rah-news", "گشایش پل بندر", "راه نیوز", "fa", kRahNews));
  sample.sources[0]->published = {
      {absl::CivilDay(2024, 5, 3), absl::CivilDay(2024, 5, 3)}};
  sample.sources[0]->url = "https://north-post.example/bridge";
  sample.sources[1]->published = {
      {absl::CivilDay(2024, 5, 1), absl::CivilDay(2024, 5, 31)}};

  Report& report = sample.report;
  report.engine = "claimcheck 0.1.0";
  report.rules = {{"rules/bridge.yaml", std::string(64, 'c'), "A new bridge"}};
  for (const auto& source : sample.sources) {
    report.sources.push_back(Reported(*source));
  }
  report.sources[2].origin = "city-wire";
  report.claims = {
      MakeClaim("opened-on", ClaimKind::kDate,
                "The bridge opened on 1 May 2024.", "2024-05-01", 20),
      MakeClaim("length", ClaimKind::kQuantity, "How long the bridge is.", "",
                31),
      MakeClaim("toll-free", ClaimKind::kFact, "Crossing is free of charge.",
                "", 40),
      MakeClaim("words-used", ClaimKind::kFraming,
                "What the bridge is said to be.", "", 52),
      MakeClaim("loan-repaid", ClaimKind::kDate, "The loan was repaid in 2030.",
                "2030", 63)};
  report.cells = CellTable(5, 3);
  FillOpenedOn(&sample);
  FillLength(&sample);
  FillToll(&sample);
  FillFraming(&sample);
  sample.At(2, 2).why = "the subject is never raised";
  for (int s = 0; s < 3; ++s) {
    sample.At(4, s).stance = Stance::kEarly;
    sample.At(4, s).why = "published before 2030-01-01";
  }
  for (const PlacedCell& there : report.cells) {
    ++report.by_stance[static_cast<size_t>(there.cell.stance)];
  }
  report.findings = {
      MakeFinding(
          "0123456789abcdef", Severity::kError, 0, 2, report, "contradict",
          "contradicts: The bridge opened on 1 May 2024. (2024-05-03 and "
          "2024-05-01 are disjoint)"),
      MakeFinding("1123456789abcdef", Severity::kError, 1, 0, report, "pair",
                  "420 metre here, 450 metre in city-wire"),
      MakeFinding("2123456789abcdef", Severity::kWarning, 0, 1, report,
                  "divided", "author and lind differ"),
      MakeFinding("3123456789abcdef", Severity::kInfo, 2, 1, report, "omit",
                  "raises harbour-bridge and states no toll"),
      MakeFinding("4123456789abcdef", Severity::kInfo, 3, 0, report, "framing",
                  "lind says gift, Critics say burden")};
  report.findings[1].accepted = {"waiver",  "waivers.yaml",
                                 3,         "Two ways to measure it.",
                                 "K. Lind", "2024-12-31"};
  report.findings[3].accepted = {"baseline", "known.txt", 4, "", "", ""};
  return sample;
}

}  // namespace claimcheck
