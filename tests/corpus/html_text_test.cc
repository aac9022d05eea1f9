#include "checker/corpus/html_text.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "checker/corpus/html_tokens.h"
#include "checker/corpus/mapped_text.h"
#include "checker/corpus/source.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

Source AsSource(std::string_view page) {
  const MappedText text = ReadHtml(page);
  Source source;
  source.text = text.text;
  source.origin = text.origin;
  source.skipped = text.skipped;
  return source;
}

std::string_view Slice(std::string_view text, Span span) {
  return text.substr(static_cast<size_t>(span.begin),
                     static_cast<size_t>(span.size()));
}

TEST(ReadHtmlTest, LaysTextOutAsABrowserDoes) {
  struct Case {
    const char* page;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"", ""},
      {"plain", "plain"},
      {"<p>one<p>two", "one\n\ntwo"},
      {"<p>one</p>\n\n  <p>two</p>\n", "one\n\ntwo"},
      {"<p>one\n  two\tthree</p>", "one two three"},
      {"<p>one<br>two<br/><br>three</p>", "one\ntwo\n\nthree"},
      {"<b>one</b> <i>two</i>", "one two"},
      {"<b>one</b><i>two</i>", "onetwo"},
      {"<p>one <!-- no > --> two</p>", "one two"},
      {"one<!---->two<!-->three", "onetwothree"},
      {"<pre>one\ntwo  three\n\nfour</pre>", "one\ntwo three\n\nfour"},
      {"<td>one</td><td>two</td>", "one\n\ntwo"},
      {"<p>one <q>two</q>, three</p>", "one “two”, three"},
      {"<img alt=\"a > b\">one", "one"},
      {"<img alt='a > b' src=x>one", "one"},
      {"<img alt=\"a\"\" src=x>one", "one"},
      {"\xEF\xBB\xBF<p>one", "one"},
      {"<p>one</p><style>p {}</style><script>if (a < b) '<p>'</script>two",
       "one\n\ntwo"},
  };
  for (const auto& [page, want] : kCases) {
    EXPECT_EQ(ReadHtml(page).text, want) << page;
  }
}

TEST(ReadHtmlTest, ResolvesCharacterReferences) {
  struct Case {
    const char* page;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"a &amp; b", "a & b"},
      {"a&nbsp;b", "a\u00A0b"},
      {"it&#8217;s &#x201c;so&#X201D;", "it’s “so”"},
      {"it&#146;s", "it’s"},  // Windows-1252, as browsers read it.
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&apos;&hellip;&thetasym;", "'…ϑ"},
      {"AT&T &unknown; &amp &; &#; &#x;", "AT&T &unknown; &amp &; &#; &#x;"},
      {"&amp;lt;", "&lt;"},
  };
  for (const auto& [page, want] : kCases) {
    EXPECT_EQ(ReadHtml(page).text, want) << page;
  }
}

TEST(ReadHtmlTest, LeavesOutWhatIsAroundTheMainText) {
  for (const char* page : {
           "<head><title>no</title><style>no</style></head><body>yes</body>",
           "<head><title>no</title><body>yes",
           "<head><title>no</title><p>yes",
           "<header><h1>no</h1></header>yes<footer>no</footer>",
           "<nav>no <ul><li>no</ul></nav>yes",
           "yes<aside>no<div>no</div></aside>",
           "<div role=navigation>no</div>yes<div hidden>no</div>",
           "<p style='display: none'>no</p>yes<i aria-hidden=true>no</i>",
           "<form>no<button>no</button></form>yes<select><option>no</select>",
           "yes<noscript>no</noscript><template>no</template><svg>no</svg>",
           "yes<ul><li><a href=a>no</a><li><a href=b>no</a></ul>",
           "<p>yes</p><p><a href=a>no</a> | <a href=b>no</a></p>",
           "<p>yes</p><h3><a href=a>no, the title of another page</a></h3>",
           "<p>yes<sup><a href=#1>no</a></sup></p>",
           "<p>no</p><main>yes</main>",
           "<p>no</p><article>yes</article>",
           "<main>yes</main><article>n</article><article>o</article>",
       }) {
    EXPECT_EQ(ReadHtml(page).text, "yes") << page;
  }
}

TEST(ReadHtmlTest, KeepsMainTextThatLooksLikeSomethingElse) {
  struct Case {
    const char* page;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"<article><header><h1>a</h1></header>b</article>", "a\n\nb"},
      {"<h1><a href=x>a</a></h1><article>b</article>", "a\n\nb"},
      {"<ul><li>first <a href=x>b</a> thing<li>second one</ul>",
       "first b thing\n\nsecond one"},
      {"<p>half <a href=x>link</a></p>", "half link"},
      {"<p><a name=x>anchor</a></p>", "anchor"},
      {"<p><a href=x>left open</p><p>and text after it</p>",
       "and text after it"},
      {"<h2><a href=#a>a</a></h2><p>b</p>", "a\n\nb"},
      {"<p>10<sup>6</sup></p>", "106"},
      {"a < b and c > d", "a < b and c > d"},
      {"1 <2 </ 3", "1 <2 </ 3"},
      {"never closed <b and on", "never closed <b and on"},
      {"<p title=\"never closed>text</p>", "text"},
      // A teaser is not the article.
      {"<article>a</article><p>much longer text</p>", "a\n\nmuch longer text"},
      {"<p>text</nav> more</p>", "text more"},
  };
  for (const auto& [page, want] : kCases) {
    EXPECT_EQ(ReadHtml(page).text, want) << page;
  }
}

TEST(ReadHtmlTest, SpansAreBytesOfThePage) {
  struct Case {
    const char* page;
    const char* words;  // As in the text.
    const char* want;   // As in the page.
  };
  constexpr Case kCases[] = {
      {"<p>one <b>two</b> three</p>", "two", "two"},
      {"<p>one <b>two</b> three</p>", "one two", "one <b>two"},
      {"<p>one <b>two</b>, three</p>", "two,", "two</b>,"},
      {"<p>it&#8217;s so</p>", "it’s", "it&#8217;s"},
      {"<p>AT&amp;T&nbsp;Inc</p>", "AT&T", "AT&amp;T"},
      {"<p>&ldquo;so&rdquo;</p>", "“so”", "&ldquo;so&rdquo;"},
      {"<p>one\n   two</p>", "one two", "one\n   two"},
      {"<p>one <q>two</q>, three</p>", "“two”", "<q>two</q>"},
      {"<p>one <q>two</q>, three</p>", "two", "two"},
      {"<p>one</p>\n<p>two</p>", "one", "one"},
      {"one<script>x</script>two", "one", "one"},
      {"one<script>x</script>two", "onetwo", "one<script>x</script>two"},
  };
  for (const auto& [page, words, want] : kCases) {
    SCOPED_TRACE(page);
    const Source source = AsSource(page);
    const size_t at = source.text.find(words);
    ASSERT_NE(at, std::string::npos) << source.text;
    const Span span{static_cast<int>(at),
                    static_cast<int>(at + std::string_view(words).size())};
    EXPECT_EQ(Slice(page, source.ToFile(span)), want);
  }
}

// What the bytes of a page say once tags are gone, without white space.
std::string Visible(std::string_view page) {
  std::string out;
  HtmlTokens tokens(page);
  for (HtmlToken token; tokens.Next(token);) {
    if (token.kind != HtmlToken::Kind::kText) continue;
    std::string_view text = Slice(page, token.span);
    while (!text.empty()) {
      const auto size = static_cast<size_t>(ReadHtmlReference(text, out));
      if (size == 0) out += text[0];
      text.remove_prefix(std::max<size_t>(size, 1));
    }
  }
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n'; });
  return out;
}

TEST(ReadHtmlTest, EveryRangeOfTheTextIsFoundUnderItsSpan) {
  const std::vector<std::string> pieces = {"<p>",
                                           "</p>",
                                           "<b>",
                                           "</b>",
                                           "<br>",
                                           "<nav>x</nav>",
                                           "one",
                                           "два",
                                           "&amp;",
                                           "&",
                                           "&#8217;",
                                           "&nbsp;",
                                           " ",
                                           "\n  ",
                                           "<!-- -->",
                                           "<td>",
                                           "<a href='>'>",
                                           "</a>",
                                           "long enough text here",
                                           "<",
                                           "<div title=\"a>b\">",
                                           "</div>",
                                           "<script>a<b</script>",
                                           "<article>",
                                           "</article>"};
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (int i = 0; i < 12; ++i) page += pieces[random() % pieces.size()];
    const Source source = AsSource(page);
    SCOPED_TRACE(page);
    ASSERT_EQ(source.origin.size(), source.text.size() + 1);
    ASSERT_TRUE(std::is_sorted(source.origin.begin(), source.origin.end()));
    ASSERT_TRUE(std::is_sorted(source.skipped.begin(), source.skipped.end()));
    // Words, and pairs of them, are under their spans (but for what was left
    // out between the two).
    for (size_t begin = 0; begin < source.text.size();) {
      const size_t end =
          std::min(source.text.find_first_of(" \n", begin), source.text.size());
      if (begin < end) {
        const std::string word = source.text.substr(begin, end - begin);
        const Span span =
            source.ToFile({static_cast<int>(begin), static_cast<int>(end)});
        const std::string_view under = Slice(page, span);
        ASSERT_FALSE(under.ends_with('>') && !word.ends_with('>')) << under;
        if (under.find("<nav>") == std::string_view::npos &&
            under.find("<a ") == std::string_view::npos) {
          ASSERT_EQ(Visible(under), word) << under;
        }
      }
      begin = end + 1;
    }
  }
}

TEST(ReadHtmlTest, TakesTimeInProportionToThePage) {
  for (const std::string_view piece :
       {"<div>", "<a href=x>", "</b>", "<p><b>", "<", "<a x=\"",
        "<a ='>\"=", "<!--", "<script>", "&", "<b ", "<ul><li><a href=x>y</a>",
        "</a", "<a =\">\"<b ='>'"}) {
    std::string page;
    while (page.size() < 1'000'000) page += piece;
    const MappedText text = ReadHtml(page);
    EXPECT_EQ(text.origin.size(), text.text.size() + 1) << piece;
  }
}

}  // namespace
}  // namespace claimcheck
