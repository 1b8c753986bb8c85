package dev.assay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.code.Queries.Found;
import dev.assay.code.Queries.OfMethod;
import dev.assay.code.Queries.Smell;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
  private static List<OfMethod> read(String source) {
    return QueryReader.read(Map.of("", source)).getFirst().methods();
  }

  private static OfMethod method(String body) {
    return read("class A {\n" + body + "\n}").getFirst();
  }

  private static List<String> texts(String body) {
    return method(
            "void a(java.sql.Connection c, String s, int n) throws Exception {\n" + body + "\n}")
        .found()
        .stream()
        .map(Found::text)
        .toList();
  }

  private static List<String> kinds(String body) {
    return method(body).smells().stream().map(Smell::kind).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT a FROM b WHERE c = ? AND d = ?       | SELECT a FROM b WHERE c = $1 AND d = $2
          SELECT a FROM b WHERE c = '?' AND d = ?     | SELECT a FROM b WHERE c = '?' AND d = $1
          SELECT "a?" FROM b WHERE c = ?              | SELECT "a?" FROM b WHERE c = $1
          SELECT a FROM b /* ? */ WHERE c = ?         | SELECT a FROM b /* ? */ WHERE c = $1
          SELECT a FROM b WHERE c ?? ?                | SELECT a FROM b WHERE c ? $1
          SELECT a FROM b WHERE c ? $1                | SELECT a FROM b WHERE c ? $1
          SELECT a FROM b WHERE c = ?2 AND d = ?1     | SELECT a FROM b WHERE c = $2 AND d = $1
          SELECT a::text FROM b WHERE c = :x OR d = :x | SELECT a::text FROM b WHERE c = $1 OR d = $1
          SELECT a[1:2] FROM b WHERE c = :x           | SELECT a[1:2] FROM b WHERE c = $1
          SELECT $$?$$ FROM b WHERE c = ?             | SELECT $$?$$ FROM b WHERE c = $1
          SELECT a FROM b WHERE c = :#{#x.y}          | SELECT a FROM b WHERE c = $1
          {call f(?, ?)}                              | CALL f($1, $2)
          {? = call f(?)}                             | SELECT f($1)
          """)
  void parameters_areWrittenAsPostgresPlansThem(String sql, String written) {
    assertThat(Placeholders.of(sql).text()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM b WHERE c = ~           | VALUE
          SELECT a FROM b WHERE c = '~'         | VALUE
          SELECT a FROM b WHERE c LIKE '%~%'    | VALUE
          SELECT a FROM b WHERE c IN (~)        | VALUE
          SELECT a FROM b LIMIT ~               | VALUE
          SELECT a FROM b WHERE c BETWEEN 1 AND ~ | VALUE
          INSERT INTO a (b) VALUES (1, ~)       | VALUE
          SELECT a FROM b WHERE c = $~          | NUMBER
          SELECT a FROM ~                       | PART
          SELECT a FROM b_~                     | PART
          SELECT a FROM b ORDER BY ~            | PART
          SELECT a FROM b WHERE ~               | PART
          SELECT a FROM b WHERE c = 1 AND ~     | PART
          INSERT INTO a (~) VALUES (1)          | PART
          SELECT a, ~ FROM b                    | PART
          SELECT a FROM b WHERE "~" = 1         | PART
          """)
  void hole_isAValue_orMoreOfTheStatement(String sql, Placeholders.Hole hole) {
    assertThat(Placeholders.of(sql.replace('~', Text.HOLE)).holes()).containsExactly(hole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log.info(\"select id from users\");",
        "throw new IllegalStateException(\"delete from users where id = 1\");",
        "String unused = \"select id from users\";",
        "System.out.println(\"update users set name = 'x'\");",
        "if (s.equals(\"select id from users\")) { return; }",
        "s.execute(\"set fire to the rain\");",
        "c.unwrap(\"show version\");",
        "s.concat(\"x\").compareTo(\"SELECT \" + s);",
      })
  void text_thatNobodyIsAsked_isNoStatement(String code) {
    assertThat(texts(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          String q = "select a from b"; q = q + " where c = 1"; c.prepareStatement(q); | select a from b where c = 1
          c.prepareStatement("select a " .concat("from b")); | select a from b
          c.prepareStatement(String.join(" ", "select a", "from b")); | select a from b
          c.prepareStatement("select a from T".replace("T", "b")); | select a from b
          c.prepareStatement("select %s from %2$s".formatted("a", "b")); | select a from b
          c.prepareStatement(new StringBuilder().append("select a").append(' ').append("from b").toString()); | select a from b
          var q = new StringBuilder("select a"); q.append(" from b"); c.prepareStatement(q.toString().trim()); | select a from b
          c.prepareStatement(("select a from b")); | select a from b
          c.prepareStatement("select a from b limit " + (n > 1 ? 1 : 2)); | select a from b limit 1,select a from b limit 2
          c.prepareStatement("select a from T".replace("T", s)); | select a from $1
          """)
  void text_thatIsPutTogether_isFollowed(String code, String texts) {
    assertThat(String.join(",", texts(code))).isEqualTo(texts);
  }

  @Test
  void statement_underConditions_isInexact_andNamesTheLine() {
    OfMethod method =
        method(
            """
            void a(java.sql.Connection c, String s) throws Exception {
              String sql = "select a from b where true";
              if (s != null) {
                sql += " and c = ?";
              }
              c.prepareStatement(sql);
            }
            """);

    assertThat(method.found())
        .singleElement()
        .isEqualTo(
            new Found(
                "select a from b where true and c = $1",
                Queries.Language.SQL,
                3,
                false,
                "line 4: a part is added under a condition",
                true));
  }

  @Test
  void statement_ofAFieldThatMayChange_isInexact() {
    List<OfMethod> methods =
        read(
            """
            class A {
              private String sql = "select a from b";
              void set(String given) { this.sql = given; }
              void a(java.sql.Connection c) throws Exception { c.prepareStatement(sql); }
            }
            """);

    assertThat(methods.getLast().found().getFirst())
        .satisfies(found -> assertThat(found.text()).isEqualTo("select a from b"))
        .satisfies(found -> assertThat(found.exact()).isFalse())
        .satisfies(
            found -> assertThat(found.reason()).startsWith("line 2: the field sql may hold"));
  }

  @Test
  void statement_ofATemplate_hasItsPartsPutIn() {
    OfMethod method =
        read("""
        class A {
          private String table = "t1";
          private String sql = filled("DELETE FROM %TABLE% WHERE a = ?");
          void setTable(String table) { this.table = table; }
          private String filled(String text) { return text.replace("%TABLE%", this.table); }
          void a(JdbcTemplate jdbc) { jdbc.update(this.sql, 1); }
        }
        """)
            .getLast();

    assertThat(method.found())
        .singleElement()
        .satisfies(found -> assertThat(found.text()).isEqualTo("DELETE FROM t1 WHERE a = $1"))
        .satisfies(found -> assertThat(found.exact()).isFalse())
        .satisfies(found ->
            assertThat(found.reason())
                .isEqualTo("line 2: the field table may hold something else by then"));
  }

  @Test
  void constant_ofAnotherSource_isKnown_alsoByStaticImport() {
    String names = "package p; interface Names { String T = \"t1\"; String W = \" where a = ?\"; }";
    String dao =
        "import static p.Names.W; class D { void d(java.sql.Connection c) throws Exception {"
            + " c.prepareStatement(\"select a from \" + p.Names.T + W); } }";
    Map<String, String> sources = new java.util.LinkedHashMap<>();
    sources.put("D.java", dao);
    sources.put("Names.java", names);

    List<Queries> read = QueryReader.read(sources);

    assertThat(read.getFirst().methods().getFirst().found())
        .extracting(Found::text)
        .containsExactly("select a from t1 where a = $1");
    assertThat(read.getLast().methods()).isEmpty();
  }

  @Test
  void constants_thatAreMadeOfThemselves_areUnknown() {
    OfMethod method =
        read("""
        class A {
          static final String X = "select a from " + Y;
          static final String Y = X + "b";
          String again(String s) { return again(s) + again(s); }
          void a(java.sql.Connection c) throws Exception {
            c.prepareStatement(X);
            c.prepareStatement(again("select a from b"));
          }
        }
        """)
            .getLast();

    assertThat(method.found())
        .extracting(Found::text)
        .containsExactly("select a from $1", "select a from b", null);
  }

  @Test
  void loop_overARetry_isNoSmell() {
    assertThat(
            kinds(
                """
                void a(java.sql.PreparedStatement ps) throws Exception {
                  while (true) { ps.executeQuery(); }
                }
                """))
        .isEmpty();
  }

  @Test
  void query_ofThePagesOfALoop_isNoSmell() {
    assertThat(
            kinds(
                """
                void a(org.springframework.jdbc.core.JdbcTemplate jdbc) {
                  int offset = 0;
                  java.util.List<String> page;
                  do {
                    page = jdbc.queryForList("select a from b order by a limit 10 offset ?", String.class, offset);
                    offset += 10;
                  } while (!page.isEmpty());
                }
                """))
        .isEmpty();
  }

  @Test
  void batch_inALoop_isNoSmell() {
    assertThat(
            kinds(
                """
                void a(java.sql.PreparedStatement ps, int[] ids) throws Exception {
                  for (int id : ids) { ps.setInt(1, id); ps.addBatch(); }
                  ps.executeBatch();
                }
                """))
        .isEmpty();
  }

  @Test
  void query_ofTheRowsOfAQuery_isNPlusOne_alsoWhenItWrites() {
    assertThat(
            kinds(
                """
                void a(JdbcTemplate jdbc) {
                  for (Long id : jdbc.queryForList("select id from a where b", Long.class)) {
                    jdbc.update("update a set b = false where id = ?", id);
                  }
                }
                """))
        .containsExactly("nPlusOne");
  }

  @Test
  void smells_nameTheLinesThatShowThem() {
    Smell smell =
        method(
                """
                void a(JdbcTemplate jdbc, java.util.List<Long> ids) {
                  for (Long id : ids) {
                    jdbc.queryForMap("select a from b where id = ?", id);
                  }
                }
                """)
            .smells()
            .getFirst();

    assertThat(smell.evidence()).containsExactly(3, 4);
    assertThat(smell.text())
        .isEqualTo(
            "it asks once per element of the loop in line 3: N queries; ask for all at once");
  }

  @Test
  void source_thatIsNoJava_isRefused() {
    assertThatThrownBy(() -> read("class A { void f( }"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.INVALID));
  }

  @Test
  void sourceWithoutTypes_hasNoMethods() {
    assertThat(read("package a;")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "builder", "assignments", "methods", "ternaries", "calls"})
  void source_thatIsLarge_isReadToItsEnd(String shape) {
    assertThat(read(large(shape))).isNotEmpty();
  }

  private static String large(String shape) {
    return switch (shape) {
      case "sum" ->
          repeated(
              40_000, "\"a, b\"", " + ", "String s = \"select \" + ", "; c.prepareStatement(s);");
      case "builder" ->
          repeated(
              20_000,
              ".append(\"a, b\")",
              "",
              "var s = new StringBuilder(\"select \"); s",
              "; c.prepareStatement(s.toString());");
      case "assignments" ->
          repeated(20_000, "s += \"a, b\" + n;", "\n", "String s = \"select \";", "");
      case "methods" ->
          repeated(8_000, "s += f(f(f(\"select a from b\")));", "\n", "String s = \"\";", "");
      case "ternaries" ->
          repeated(
              8_000,
              "s = n > 1 ? s + \" a\" : s + \" b\";",
              "\n",
              "String s = \"select a from b where \";",
              "c.prepareStatement(s);");
      default ->
          repeated(
              8_000,
              "c.prepareStatement(\"select a from b where c = \" + n).execute();",
              "\n",
              "",
              "");
    };
  }

  private static String repeated(
      int times, String part, String between, String before, String after) {
    String body =
        IntStream.range(0, times).mapToObj(i -> part).collect(Collectors.joining(between));
    return "class A { String f(String s) { return f(s + f(s)); }\n"
        + "void a(java.sql.Connection c, int n) throws Exception { "
        + before
        + body
        + after
        + " } }";
  }
}
