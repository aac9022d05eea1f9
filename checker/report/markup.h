// Pieces of HTML, with everything that comes from outside escaped.

#ifndef CHECKER_REPORT_MARKUP_H_
#define CHECKER_REPORT_MARKUP_H_

#include <string>
#include <string_view>

#include "nlohmann/json.hpp"

namespace claimcheck {

// For text between tags and for values in double quotes: & < > " ' are
// escaped, and what Printable() makes visible is visible.
std::string Escape(std::string_view text);

// <tag class="...">text</tag>, the text escaped; without `classes`, <tag>.
std::string Element(std::string_view tag, std::string_view classes,
                    std::string_view text);

// One part of a fragment: all but unreserved characters as %XX.
//
// Source: RFC 3986, 2.3.
std::string UriPart(std::string_view text);

// "#claim/source": where the page opens that cell.
std::string CellLink(std::string_view claim, std::string_view source);

// A link if the URL is http or https, else only its text.
std::string Link(std::string_view url, std::string_view text);

// <script type="application/json" ATTRIBUTES>: no value in it can end the
// element, since < > & and the line separators are \u escapes. The attributes
// are not escaped.
std::string EmbeddedJson(std::string_view attributes,
                         const nlohmann::ordered_json& value);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_MARKUP_H_
