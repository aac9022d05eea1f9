#include "checker/rules/phrase.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

std::string Joined(const std::vector<PhraseNode>& parts,
                   std::string_view separator) {
  std::string all;
  for (const PhraseNode& part : parts) {
    if (!all.empty()) all += separator;
    // Inside a sequence, alternatives need their brackets.
    const bool grouped = part.kind == Kind::kChoice && separator == " ";
    all += grouped ? "(" + PhraseToString(part) + ")" : PhraseToString(part);
  }
  return all;
}

}  // namespace

bool HasValueSlot(const PhraseNode& node) {
  return node.kind == Kind::kValue ||
         std::any_of(node.parts.begin(), node.parts.end(), HasValueSlot);
}

std::string PhraseToString(const PhraseNode& node) {
  switch (node.kind) {
    case Kind::kWord:
      return node.text;
    case Kind::kStem:
      return node.text + "~";
    case Kind::kPrefix:
      return node.text + "*";
    case Kind::kSequence:
      return Joined(node.parts, " ");
    case Kind::kChoice:
      return Joined(node.parts, " | ");
    case Kind::kOptional:
      return "[" + Joined(node.parts, " | ") + "]";
    case Kind::kGap:
      return node.gap == kDefaultGap ? "..." : absl::StrCat("...", node.gap);
    case Kind::kValue:
      return "{value}";
    case Kind::kRegex:
      return "/" + node.text + "/";
  }
  return "";
}

}  // namespace claimcheck
