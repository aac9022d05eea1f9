#include "checker/report/claim_review.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/json_parts.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

bool SaysWhatIsSo(const ReportClaim& claim) {
  return claim.kind == ClaimKind::kFact ||
         (!claim.expect.empty() && claim.kind != ClaimKind::kFraming &&
          claim.kind != ClaimKind::kTopic);
}

// 0 where nothing is stated.
int RatingOf(Stance stance) {
  switch (stance) {
    case Stance::kAgree:
      return 5;
    case Stance::kContradict:
      return 1;
    case Stance::kDivided:
      return 2;
    case Stance::kUnclear:
      return 3;
    case Stance::kOmit:
    case Stance::kSilent:
    case Stance::kEarly:
      return 0;
  }
  return 0;
}

// The observation that shows the cell's stance: of a divided one what speaks
// against the claim.
const Observation& Deciding(const Cell& cell) {
  const Stance wanted =
      cell.stance == Stance::kDivided ? Stance::kContradict : cell.stance;
  for (const JudgedObservation& judged : cell.evidence) {
    if (judged.stance == wanted) return judged.observation;
  }
  return cell.evidence.front().observation;
}

Json Appearance(const ReportSource& source) {
  Json out = {{"@type", "CreativeWork"}};
  if (!source.title.empty()) out["headline"] = source.title;
  if (!source.url.empty()) out["url"] = source.url;
  // Only a day is a date there; a range is none.
  if (source.published && source.published->IsOneDay()) {
    out["datePublished"] = FormatDays(*source.published);
  }
  out["inLanguage"] = source.language;
  if (!source.publisher.empty()) {
    out["publisher"] = {{"@type", "Organization"}, {"name", source.publisher}};
  }
  return out;
}

Json Review(const ReportClaim& claim, const ReportSource& source,
            const Cell& cell) {
  const Observation& said = Deciding(cell);
  Json item = {{"@type", "Claim"}};
  item["text"] = Printable(said.sentence.quote);
  item["appearance"] = Appearance(source);
  // Whoever is quoted, else whose text it is. A voice may be a person or a
  // body of them, so it is a Thing by its name.
  if (said.chain.size() > 1) {
    item["author"] = {{"@type", "Thing"},
                      {"name", Printable(said.chain.back().voice)}};
  } else if (!source.publisher.empty()) {
    item["author"] = {{"@type", "Organization"}, {"name", source.publisher}};
  }
  Json rating = {
      {"@type", "Rating"},
      {"ratingValue", RatingOf(cell.stance)},
      {"bestRating", 5},
      {"worstRating", 1},
      {"alternateName",
       absl::StrFormat("%s: %s", StanceName(cell.stance), claim.claim)}};
  Json out = {{"@type", "ClaimReview"}};
  out["identifier"] = absl::StrCat(claim.id, "/", source.id);
  out["claimReviewed"] = Printable(said.sentence.quote);
  out["reviewBody"] = Printable(cell.why);
  out["reviewRating"] = std::move(rating);
  out["itemReviewed"] = std::move(item);
  return out;
}

}  // namespace

std::string RenderClaimReview(const Report& report) {
  Json graph = Json::array();
  for (const auto& [c, s, cell] : report.cells) {
    const ReportClaim& claim = report.claims[static_cast<size_t>(c)];
    if (!SaysWhatIsSo(claim) || RatingOf(cell.stance) == 0 ||
        cell.evidence.empty()) {
      continue;
    }
    graph.push_back(
        Review(claim, report.sources[static_cast<size_t>(s)], cell));
  }
  Json out = {{"@context", "https://schema.org"}};
  out["@graph"] = std::move(graph);
  return absl::StrCat(
      out.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace),
      "\n");
}

}  // namespace claimcheck
