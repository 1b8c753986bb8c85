package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What the text that a class works on usually looks like, told by the class's name: a parser of
 * versions gets a version where its parameter is only named {@code text}. Immutable.
 */
final class Topics {
  private static final List<Topic> KNOWN =
      List.of(
          new Topic("DateTime|Timestamp|Instant", "yyyy-MM-dd'T'HH:mm:ss", "2024-02-29T10:15:30"),
          new Topic("Date|Calendar", "yyyy-MM-dd", "2024-02-29", "2024-02-30", "2/29/24"),
          new Topic("Time", "HH:mm:ss", "10:15:30", "25:00:00", "10:15"),
          new Topic("Duration|Period", "H:mm:ss", "PT1H30M", "P1M15D"),
          new Topic("Percent", "0.0%", "12.5%", "50%", "12.5"),
          new Topic("Currency|Money", "\u00a4#,##0.00", "12.50", "\u20ac12.50", "-1"),
          new Topic("Integer|Int|Long|Short|Byte", "#,##0", "42", "-1", "99999999999", "1.5"),
          new Topic("Decimal|Double|Float|Number|Numeric", "#,##0.00", "12.5", "1,234", "-1"),
          new Topic("Fraction|Rational", "#/#", "3/4", "1 3/4", "1/0"),
          new Topic("E?mail", "", "ann@example.org", "ann@example", "ann.example.org"),
          new Topic("Ur[il]", "", "https://example.org/a?b=c", "http://localhost:8080/", "example"),
          new Topic("Domain|Host", "", "example.org", "localhost", "-a-.example"),
          new Topic("Inet|Ip|Ipv4|Ipv6|Cidr|Subnet", "", "192.168.0.1", "::1", "256.1.1.1"),
          new Topic("Isbn|Isbn10|Isbn13", "", "978-3-16-148410-0", "3-16-148410-X", "3161484101"),
          new Topic("Iban", "", "DE89370400440532013000", "DE89370400440532013001"),
          new Topic("Issn", "", "0378-5955", "0378-5954"),
          new Topic("Isin", "", "US0378331005", "US0378331006"),
          new Topic("Ean|Ean13|Gtin", "", "4006381333931", "4006381333932"),
          new Topic("Card|Luhn", "", "4111111111111111", "4111111111111112"),
          new Topic("Version|Versions|Semver", "", "1.2.3", "1.2.3-rc.1+build.5", "1.2", "01.2.3"),
          new Topic("Hex|Hexadecimal", "", "0aff", "0AFF", "0g"),
          new Topic("Base64|Base32|Base16", "", "YWJj", "YWI=", "Y?"),
          new Topic("Uuid|Guid", "", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
          new Topic("Html|Xhtml|Markup", "", "<p>a <b>b</b></p>", "a &amp; b", "<br"),
          new Topic("Xml|Dom|Sax", "", "<a b=\"c\">d</a>", "<a/>", "<a>"),
          new Topic("Json", "", "{\"a\": [1, true, \"b\"]}", "[]", "{"),
          new Topic("Yaml|Properties|Ini", "", "a: b", "a=b"),
          new Topic("Csv|Tsv", "", "a,b,\"c d\"", "a;b", "\"a"),
          new Topic("Css|Selector|Evaluator", "", "div > p.note", "#id", "a[href]"),
          new Topic("Locale", "", "de_DE", "en", "en_US_POSIX"),
          new Topic("Color|Colour", "", "#ff8800", "#f80", "red"),
          new Topic("Path|File|Filename|Directory", "", "docs/readme.txt", "/a/b.c", "../up"),
          new Topic("Wildcard|Glob", "", "a*b", "a?b", "*"),
          new Topic(
              "Tokenizer|Lexer|Expression|Formula|Equation|Calculator",
              "",
              "2 * (x + 3.5)",
              "-max(x, 2) ^ 2",
              "a b,c"),
          new Topic("Roman", "", "XIV", "MCMXCIV", "IIX"),
          new Topic("Option|Options|Argument|Arguments", "", "--name=value", "-n", "name"),
          new Topic(
              "Soundex|Metaphone|Phonetic|Nysiis|Caverphone", "", "Robert", "Schmidt", "Wright"));

  private final @Nullable Topic topic;

  private Topics(@Nullable Topic topic) {
    this.topic = topic;
  }

  private record Topic(Pattern word, String pattern, List<String> texts) {
    Topic(String words, String pattern, String... texts) {
      this(
          Pattern.compile("(?:^|.*[a-z0-9])(?:" + words + ")(?:[A-Z].*|s?$)"),
          pattern,
          List.of(texts));
    }
  }

  /** What the first of the types is about. */
  static Topics of(List<TypeElement> known) {
    return of(known.isEmpty() ? "" : known.getFirst().getSimpleName().toString());
  }

  /** What a class or a method of this name is about. */
  static Topics of(String named) {
    String name = plain(named);
    return new Topics(
        KNOWN.stream().filter(it -> it.word().matcher(name).matches()).findFirst().orElse(null));
  }

  // URLValidator and HTTPClient are written like UrlValidator and HttpClient.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean inside =
          i > 0
              && Character.isUpperCase(name.charAt(i - 1))
              && (i + 1 == name.length() || !Character.isLowerCase(name.charAt(i + 1)));
      String letter = name.substring(i, i + 1);
      plain.append(inside ? letter.toLowerCase(Locale.ROOT) : letter);
    }
    return plain.toString();
  }

  /** Texts for a parameter, the valid ones first; empty where the class's name tells nothing. */
  List<String> texts(String parameter) {
    if (topic == null) {
      return List.of();
    }
    boolean pattern = parameter.contains("pattern") || parameter.contains("format");
    if (!pattern) {
      return topic.texts();
    }
    List<String> all = new ArrayList<>();
    if (!topic.pattern().isEmpty()) {
      all.add(topic.pattern());
    }
    return all;
  }
}
