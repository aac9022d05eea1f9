#include "checker/report/markup.h"

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/text/printable.h"

namespace claimcheck {

std::string Escape(std::string_view text) {
  return absl::StrReplaceAll(Printable(text), {{"&", "&amp;"},
                                               {"<", "&lt;"},
                                               {">", "&gt;"},
                                               {"\"", "&quot;"},
                                               {"'", "&#39;"}});
}

std::string Element(std::string_view tag, std::string_view classes,
                    std::string_view text) {
  const std::string attribute =
      classes.empty() ? "" : absl::StrFormat(" class=\"%s\"", classes);
  return absl::StrFormat("<%s%s>%s</%s>", tag, attribute, Escape(text), tag);
}

std::string UriPart(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool unreserved = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') ||
                            ('0' <= c && c <= '9') || c == '-' || c == '.' ||
                            c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      absl::StrAppendFormat(&out, "%%%02X", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string CellLink(std::string_view claim, std::string_view source) {
  return absl::StrFormat("#%s/%s", UriPart(claim), UriPart(source));
}

std::string Link(std::string_view url, std::string_view text) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) {
    return Escape(text);
  }
  return absl::StrFormat("<a href=\"%s\" rel=\"noreferrer\">%s</a>",
                         Escape(url), Escape(text));
}

std::string EmbeddedJson(std::string_view attributes,
                         const nlohmann::ordered_json& value) {
  const std::string json =
      value.dump(-1, ' ', /*ensure_ascii=*/false,
                 nlohmann::ordered_json::error_handler_t::replace);
  return absl::StrFormat(
      "<script type=\"application/json\" %s>%s</script>\n", attributes,
      absl::StrReplaceAll(json, {{"<", "\\u003c"},
                                 {">", "\\u003e"},
                                 {"&", "\\u0026"},
                                 {"\xe2\x80\xa8", "\\u2028"},
                                 {"\xe2\x80\xa9", "\\u2029"}}));
}

}  // namespace claimcheck
