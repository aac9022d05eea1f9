#include "checker/corpus/mapped_text.h"

#include "checker/base/check.h"

namespace claimcheck {

void MappedText::SkipTo(int offset) {
  CHECK(origin.back() <= offset);
  if (!text.empty() && origin.back() < offset) {
    skipped.push_back({origin.back(), offset});
  }
  origin.back() = offset;
}

void MappedText::AppendCopy(std::string_view bytes, int offset) {
  if (bytes.empty()) return;
  SkipTo(offset);
  text += bytes;
  for (size_t i = 0; i < bytes.size(); ++i) origin.push_back(++offset);
}

void MappedText::AppendFor(std::string_view meaning, Span from) {
  if (meaning.empty()) return;
  SkipTo(from.begin);
  text += meaning;
  origin.insert(origin.end(), meaning.size() - 1, from.begin);
  origin.push_back(from.end);
}

}  // namespace claimcheck
