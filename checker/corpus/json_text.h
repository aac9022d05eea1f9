// Strings and objects of JSON with their places in the file. nlohmann-json
// says whether a line is JSON; where things are in it, it does not keep.

#ifndef CHECKER_CORPUS_JSON_TEXT_H_
#define CHECKER_CORPUS_JSON_TEXT_H_

#include <string_view>
#include <vector>

#include "checker/corpus/mapped_text.h"
#include "checker/text/span.h"

namespace claimcheck {

// A place in a file that is not JSON, or not all of it.
//
// Returns the offset in `json` at which it stops being one JSON value, or -1
// if it is one.
int FindJsonError(std::string_view json);

// One `"key": value`. Spans are in the file and include quotation marks.
struct JsonMember {
  Span key;
  Span value;
};

// The members of an object, in order of writing.
//
// Shape: the file's bytes [object.begin, object.end) are valid JSON, beginning
//        with `{`.
std::vector<JsonMember> MembersOf(std::string_view file, Span object);

// The list's values.
//
// Shape: as above, beginning with `[`.
std::vector<Span> ItemsOf(std::string_view file, Span list);

// What a string says; an escape maps to all of its bytes.
//
// Shape: as above, beginning and ending with `"`.
MappedText ReadJsonString(std::string_view file, Span string);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_JSON_TEXT_H_
