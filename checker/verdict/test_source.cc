#include "checker/verdict/test_source.h"

#include <utility>

#include "checker/base/check.h"

namespace claimcheck {

Source SourceOf(const InlineTest& test) {
  Source source;
  source.id = "test";
  source.language = test.language;
  source.published = test.published;
  source.voice = test.voice;
  // The text of a rule file has passed the same checks already.
  auto file = TextFile::Create("test", test.text);
  CHECK(file.ok());
  source.file = *std::move(file);
  source.text = test.text;
  return source;
}

}  // namespace claimcheck
