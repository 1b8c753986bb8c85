package dev.assay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.bus.Hash;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.MethodSignature.Contract.Kind;
import dev.assay.code.MethodSignature.Contract.Origin;
import dev.assay.code.MethodSignature.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
  @Test
  void read_fillsEveryPartOfAType() {
    SourceUnit unit =
        read(
            """
            package com.acme.shop;

            import java.util.List;
            import static java.lang.Math.*;
            import module java.sql;

            /** A shop. */
            @Deprecated
            public abstract sealed class Shop<T extends Comparable<T>, U>
                extends Base<T> implements Runnable, Comparable<Shop<T, U>> permits Shop.Small, Big {
              static final int MAX = 10;
              protected transient List<String> names, others[];

              enum State implements Runnable { OPEN, CLOSED { public void run() {} }; public void run() {} }
              record Range<N>(@NonNull N low, int... rest) implements Runnable { public void run() {} }
              interface Part { int SIZE = 3; int size(); default int twice() { return 2 * size(); } }
              @interface Mark { String value() default "x"; int[] sizes(); }
              non-sealed static class Small extends Shop<String, Integer> { class Deep {} }
            }
            """);

    assertThat(unit.packageName()).isEqualTo("com.acme.shop");
    assertThat(unit.imports())
        .containsExactly("java.util.List", "static java.lang.Math.*", "module java.sql");
    TypeSignature shop = unit.types().getFirst();
    assertThat(shop.name()).isEqualTo("Shop");
    assertThat(shop.kind()).isEqualTo(TypeSignature.Kind.CLASS);
    assertThat(shop.modifiers()).containsExactly("public", "abstract", "sealed");
    assertThat(shop.typeParameters()).containsExactly("T extends Comparable<T>", "U");
    assertThat(shop.supertypes()).containsExactly("Base<T>", "Runnable", "Comparable<Shop<T, U>>");
    assertThat(shop.permitted()).containsExactly("Shop.Small", "Big");
    assertThat(shop.annotations()).containsExactly("@Deprecated");
    assertThat(shop.line()).isEqualTo(8);
    assertThat(shop.fields())
        .containsExactly(
            new TypeSignature.Field("MAX", "int", List.of("static", "final"), "10"),
            new TypeSignature.Field(
                "names", "List<String>", List.of("protected", "transient"), null),
            new TypeSignature.Field(
                "others", "List<String>[]", List.of("protected", "transient"), null));
    assertThat(shop.nested())
        .extracting(TypeSignature::name, TypeSignature::kind)
        .containsExactly(
            tuple("Shop.State", TypeSignature.Kind.ENUM),
            tuple("Shop.Range", TypeSignature.Kind.RECORD),
            tuple("Shop.Part", TypeSignature.Kind.INTERFACE),
            tuple("Shop.Mark", TypeSignature.Kind.ANNOTATION),
            tuple("Shop.Small", TypeSignature.Kind.CLASS));
    assertThat(shop.nested().get(0).constants()).containsExactly("OPEN", "CLOSED");
    assertThat(shop.nested().get(0).methods()).hasSize(1);
    assertThat(shop.nested().get(1).components())
        .containsExactly(
            new TypeSignature.Parameter("low", "N", false, List.of("@NonNull")),
            new TypeSignature.Parameter("rest", "int", true, List.of()));
    assertThat(shop.nested().get(2).fields().getFirst().constant()).isEqualTo("3");
    assertThat(shop.nested().get(3).methods())
        .extracting(MethodSignature::id)
        .containsExactly("value()", "sizes()");
    assertThat(shop.nested().get(4).nested().getFirst().name()).isEqualTo("Shop.Small.Deep");
    assertThat(shop.nested().get(4).modifiers()).containsExactly("non-sealed", "static");
  }

  @Test
  void read_fillsEveryPartOfAMethod() {
    MethodSignature method =
        method(
            """
            class A {
              /**
               * Finds {@code all} of <b>them</b>. And more.
               *
               * @param name the name
               */
              @Deprecated
              @SuppressWarnings("x")
              protected static final <R extends Number & Runnable, S> List<? super R> find(
                  final String name, @Nullable int[] sizes, long counts[], R... rest)
                  throws IOException, java.sql.SQLException {
                return null;
              }
            }
            """);

    assertThat(method.name()).isEqualTo("find");
    assertThat(method.id()).isEqualTo("find(String,int[],long[],R...)");
    assertThat(method.modifiers()).containsExactly("protected", "static", "final");
    assertThat(method.typeParameters()).containsExactly("R extends Number & Runnable", "S");
    assertThat(method.parameters())
        .containsExactly(
            new TypeSignature.Parameter("name", "String", false, List.of()),
            new TypeSignature.Parameter("sizes", "int[]", false, List.of("@Nullable")),
            new TypeSignature.Parameter("counts", "long[]", false, List.of()),
            new TypeSignature.Parameter("rest", "R", true, List.of()));
    assertThat(method.returns()).isEqualTo("List<? super R>");
    assertThat(method.thrown()).containsExactly("IOException", "java.sql.SQLException");
    assertThat(method.annotations()).containsExactly("@Deprecated", "@SuppressWarnings(\"x\")");
    assertThat(method.javadoc()).isEqualTo("Finds all of them.");
    assertThat(method.line()).isEqualTo(7);
    assertThat(method.endLine()).isEqualTo(13);
    assertThat(method.hash()).hasSize(64);
    assertThat(method.constructor()).isFalse();
  }

  @Test
  void read_takesConstructorsOfAllKinds() {
    SourceUnit unit =
        read(
            """
            class A { A() {} A(int x) { if (x < 0) { throw new IllegalArgumentException(); } super(); } }
            record R(String name, int... sizes) { R { if (name == null) throw new X(); } R() { this("x"); } }
            enum E { A(1); E(int x) {} }
            """);

    assertThat(unit.types())
        .flatExtracting(TypeSignature::methods)
        .allMatch(MethodSignature::constructor)
        .extracting(MethodSignature::id, MethodSignature::returns)
        .containsExactly(
            tuple("<init>()", "void"),
            tuple("<init>(int)", "void"),
            tuple("<init>(String,int...)", "void"),
            tuple("<init>()", "void"),
            tuple("<init>(int)", "void"));
    assertThat(unit.types().get(0).methods().get(1).contracts())
        .extracting(Contract::condition)
        .containsExactly("x < 0");
    assertThat(unit.types().get(1).methods().get(0).contracts())
        .extracting(Contract::condition, Contract::parameter)
        .containsExactly(tuple("name == null", "name"));
  }

  @Test
  void read_takesPromisesFromJavadoc() {
    MethodSignature method =
        method(
            """
            class A {
              /**
               * Does it.
               *
               * @param a the a, must not be {@code null}
               * @param b may be null
               * @param c not null
               * @param d the non-null
               *     one
               * @param e checked if it is not null
               * @return the list, never <code>null</code>
               * @throws IllegalArgumentException if {@code a} is empty
               * @exception IOException when reading fails for a or b
               */
              List f(String a, String b, String c, String d, String e) throws IOException { return null; }
            }
            """);

    assertThat(method.contracts())
        .extracting(Contract::kind, Contract::origin, Contract::exception, Contract::parameter)
        .containsExactly(
            tuple(Kind.NOT_NULL, Origin.JAVADOC, null, "a"),
            tuple(Kind.NOT_NULL, Origin.JAVADOC, null, "c"),
            tuple(Kind.NOT_NULL, Origin.JAVADOC, null, "d"),
            tuple(Kind.RETURNS_NOT_NULL, Origin.JAVADOC, null, null),
            tuple(Kind.THROWS, Origin.JAVADOC, "IllegalArgumentException", "a"),
            tuple(Kind.THROWS, Origin.JAVADOC, "IOException", null));
    assertThat(method.contracts().get(4).text()).isEqualTo("if a is empty");
    assertThat(method.contracts()).extracting(Contract::line).containsExactly(5, 7, 8, 11, 12, 13);
  }

  @Test
  void read_takesPromisesFromMarkdown() {
    MethodSignature method =
        method(
            """
            class A {
              int x;

              /// Says `hello`. More.
              ///
              /// @param x must not be null
              /// @throws X if x is odd
              // a note
              void f(String x) {}
            }
            """);

    assertThat(method.javadoc()).isEqualTo("Says hello.");
    assertThat(method.contracts())
        .extracting(Contract::kind, Contract::parameter, Contract::line)
        .containsExactly(tuple(Kind.NOT_NULL, "x", 6), tuple(Kind.THROWS, "x", 7));
  }

  @Test
  void read_doesNotTakeAnotherMembersComment() {
    MethodSignature method =
        method(
            """
            class A {
              /** Of the field. */
              int x; // not of f

              /* no javadoc */
              void f() {}
            }
            """);

    assertThat(method.javadoc()).isNull();
  }

  @Test
  void read_takesPromisesFromAnnotations() {
    MethodSignature method =
        method(
            """
            class A {
              @jakarta.annotation.Nonnull
              public String f(@NotNull @Size(min = 1, max = 3) String a, @Min(1) int b, @Nullable String c) {
                return "";
              }
            }
            """);

    assertThat(method.contracts())
        .extracting(Contract::kind, Contract::parameter, Contract::text)
        .containsExactly(
            tuple(Kind.NOT_NULL, "a", "@NotNull"),
            tuple(Kind.CONSTRAINT, "a", "@Size(min = 1, max = 3)"),
            tuple(Kind.CONSTRAINT, "b", "@Min(1)"),
            tuple(Kind.RETURNS_NOT_NULL, null, "@jakarta.annotation.Nonnull"));
    assertThat(method.contracts()).extracting(Contract::origin).containsOnly(Origin.ANNOTATION);
  }

  @Test
  void read_takesGuardsBeforeAnythingElseHappens() {
    MethodSignature method =
        method(
            """
            class A {
              A(String name, int low, int high, Object o) {
                super(Objects.requireNonNull(o));
                this.name = requireNonNull(name, "name");
                Preconditions.checkNotNull(o);
                if (low < 0 || low > 100) {
                  throw new IllegalArgumentException("low");
                }
                if (low > high) throw new RangeException(low, high);
                this.low = low;
                if (high == 3) throw new com.acme.Three();
                open();
                if (high == 4) throw new NotAGuard();
              }
            }
            """);

    assertThat(method.contracts())
        .extracting(Contract::kind, Contract::exception, Contract::parameter, Contract::condition)
        .containsExactly(
            tuple(Kind.NOT_NULL, "NullPointerException", "o", null),
            tuple(Kind.NOT_NULL, "NullPointerException", "name", null),
            tuple(Kind.NOT_NULL, "NullPointerException", "o", null),
            tuple(Kind.THROWS, "IllegalArgumentException", "low", "low < 0 || low > 100"),
            tuple(Kind.THROWS, "RangeException", null, "low > high"),
            tuple(Kind.THROWS, "com.acme.Three", "high", "high == 3"));
    assertThat(method.contracts()).extracting(Contract::line).containsExactly(3, 4, 5, 6, 9, 11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 3; if (x < 0) throw new E();",
        "x = abs(x); if (x < 0) throw new E();",
        "if (x == 1) return; if (x < 0) throw new E();",
        "if (x < 0) { log(); throw new E(); }",
        "if (x < 0) throw failure();",
        "for (;;) { if (x < 0) throw new E(); }",
        "Runnable r = () -> { if (x < 0) throw new E(); };",
        "int y = next(); if (x < 0) throw new E();"
      })
  void read_doesNotTakeForAGuardWhatIsNone(String body) {
    MethodSignature method = method("class A { void f(int x) { " + body + " } }");

    assertThat(method.contracts()).isEmpty();
  }

  @Test
  void read_takesARequireThatIsMadeInAnyCase() {
    MethodSignature method =
        method(
            """
            class A {
              String f(String a, String b) {
                return Objects.requireNonNull(a).trim() + run(() -> Objects.requireNonNull(b));
              }
              String g(String a) { return a; }
            }
            """);

    assertThat(method.contracts()).isEmpty();
    assertThat(
            method("class A { int f(String a) { return Objects.requireNonNull(a).length(); } }")
                .contracts())
        .extracting(Contract::parameter)
        .containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x < 10 | x;<;10",
        "10 >= x | x;<=;10",
        "x != -1 | x;!=;-1",
        "x == null | x;==;null",
        "null != x | x;!=;null",
        "s.length() > 0x1F | s.length();>;0x1F",
        "x % 2 == 0 | x % 2;==;0",
        "s.charAt(i) == 'x' | s.charAt(i);==;'x'",
        "s.equals(\"A\") | s;equals;\"A\"",
        "\"A\".equals(s) | s;equals;\"A\"",
        "Objects.equals(s, \"A\") | s;equals;\"A\"",
        "Objects.isNull(s) | s;==;null",
        "s.startsWith(\"A\") | s;startsWith;\"A\"",
        "s.isEmpty() | s;isEmpty;",
        "o instanceof String | o;instanceof;String",
        "o instanceof Point(int x, var y) | o;instanceof;Point",
        "Character.isDigit(c) | c;isDigit;",
        "status == Status.OPEN | status;==;Status.OPEN",
        "amount.compareTo(BigDecimal.ZERO) <= 0 | amount;<=;BigDecimal.ZERO",
        "x > MAX | x;>;3600",
        "x > Limits.LOW | x;>;-5L",
        "LETTER == c | c;==;'q'",
        "s.equals(NAME) | s;equals;\"a-b\"",
        "x == Integer.MAX_VALUE - 1 | x;==;2147483646",
        "total.equals(TEN) | total;equals;new BigDecimal(\"10\")",
        "x > OTHER_TYPES_CONSTANT | x;>;OTHER_TYPES_CONSTANT",
        "PATTERN.matcher(s).matches() | s;matches;\"[a-z]+\"",
        "type == String.class | type;==;String.class"
      })
  void read_takesComparisonsApart(String condition, String expected) {
    MethodSignature method =
        method(
            """
            class A {
              void f() { if (%s) { g(); } }
              private static final int MAX = 60 * 60;
              static final char LETTER = 'q';
              static final String NAME = "a" + '-' + "b";
              static final BigDecimal TEN = new BigDecimal("10");
              static final Pattern PATTERN = Pattern.compile("[a-z]+");
              interface Limits { long LOW = -5; }
            }
            """
                .formatted(condition));

    List<String> parts = List.of(expected.split(";", -1));
    assertThat(method.conditions()).hasSize(1);
    assertThat(method.conditions().getFirst().text()).isEqualTo(condition);
    assertThat(method.conditions().getFirst().comparisons())
        .containsExactly(new Comparison(parts.get(0), parts.get(1), parts.get(2)));
  }

  @Test
  void read_takesJoinedConditionsApart() {
    MethodSignature method =
        method("class A { void f() { if (!(a < 1 && b) || (c == 2 & !(3 > d))) {} } }");

    assertThat(method.conditions().getFirst().comparisons())
        .containsExactly(
            new Comparison("a", "<", "1"),
            new Comparison("c", "==", "2"),
            new Comparison("d", "<", "3"));
  }

  @Test
  void read_findsEveryKindOfBranch() {
    MethodSignature method =
        method(
            """
            class A {
              boolean f(int a, String s, Object o) {
                while (a > 1) {
                  a--;
                }
                do { a++; } while (a < 2);
                for (int i = 0; i < 3; i++) {}
                int t = a == 4 ? 1 : 2;
                assert a != 5 : "five";
                switch (a) { case 6, 7: break; case SEVEN: default: }
                String r = switch (o) {
                  case String x when x.length() > 8 -> "s";
                  case Point(int p, int q) -> "p";
                  case null -> "n";
                  default -> "d";
                };
                boolean b = a > 9;
                check(a >= 10);
                list.removeIf(x -> x.size() < 11);
                new Thread() { public void run() { if (a == 12) {} } };
                return s.isBlank() && b;
              }
              static final int SEVEN = 7;
            }
            """);

    assertThat(method.conditions())
        .extracting(MethodSignature.Condition::kind, c -> c.comparisons().toString())
        .containsExactly(
            tuple("while", "[Comparison[subject=a, operator=>, constant=1]]"),
            tuple("do", "[Comparison[subject=a, operator=<, constant=2]]"),
            tuple("for", "[Comparison[subject=i, operator=<, constant=3]]"),
            tuple("ternary", "[Comparison[subject=a, operator===, constant=4]]"),
            tuple("assert", "[Comparison[subject=a, operator=!=, constant=5]]"),
            tuple(
                "switch",
                "[Comparison[subject=a, operator=case, constant=6],"
                    + " Comparison[subject=a, operator=case, constant=7],"
                    + " Comparison[subject=a, operator=case, constant=7]]"),
            tuple(
                "switch",
                "[Comparison[subject=o, operator=instanceof, constant=String],"
                    + " Comparison[subject=x.length(), operator=>, constant=8],"
                    + " Comparison[subject=o, operator=instanceof, constant=Point],"
                    + " Comparison[subject=o, operator=case, constant=null]]"),
            tuple("boolean", "[Comparison[subject=a, operator=>, constant=9]]"),
            tuple("boolean", "[Comparison[subject=a, operator=>=, constant=10]]"),
            tuple("boolean", "[Comparison[subject=x.size(), operator=<, constant=11]]"),
            tuple("if", "[Comparison[subject=a, operator===, constant=12]]"),
            tuple("boolean", "[Comparison[subject=s, operator=isBlank, constant=]]"));
    assertThat(method.conditions())
        .extracting(MethodSignature.Condition::line)
        .containsExactly(3, 6, 7, 8, 9, 10, 11, 17, 18, 19, 20, 21);
  }

  @Test
  void read_findsSqlInTextsOfAllShapes() {
    MethodSignature method =
        method(
            """
            class A {
              static final String COLUMNS = "id, name";
              static final String ALL = "SELECT " + COLUMNS + " FROM account";
              @Query("select u from User u where u.name = :name")
              void f(int id, String name) {
                run("delete from account where id = ?");
                run("select * from account where name = '" + name + "' and id > " + id);
                run(ALL + " order by name");
                run(\"""
                    WITH x AS (SELECT 1)
                    SELECT * FROM x
                    \""");
                run(ALL);
                run(String.format("update account set name = '%s' where id = %d", name, id));
                run("INSERT INTO account (id) VALUES (" + id + ")");
                run(new StringBuilder("select id from account where ").append(x));
                run("please select an option from the list");
                run("select an option from the list");
                run("Select one from many");
                run("update");
                run("create a table");
                run("insert coin into slot");
                run("delete from your disk.");
                run("with love");
              }
            }
            """);

    assertThat(method.sql())
        .containsExactly(
            new Sql("select u from User u where u.name = :name", true, 4),
            new Sql("delete from account where id = ?", true, 6),
            new Sql("select * from account where name = ? and id > ?", false, 7),
            new Sql("SELECT id, name FROM account order by name", true, 8),
            new Sql("WITH x AS (SELECT 1)\nSELECT * FROM x", true, 9),
            new Sql("SELECT id, name FROM account", true, 13),
            new Sql("update account set name = ? where id = ?", false, 14),
            new Sql("INSERT INTO account (id) VALUES (?)", false, 15),
            new Sql("select id from account where ?", false, 16));
  }

  @Test
  void read_findsSqlOutsideMethods() {
    SourceUnit unit =
        read(
            """
            @NamedQuery(name = "all", query = "SELECT a FROM Account a")
            class A { private final String sql = "truncate table account"; }
            """);

    assertThat(unit.types().getFirst().sql())
        .containsExactly(
            new Sql("SELECT a FROM Account a", true, 1),
            new Sql("truncate table account", true, 2));
  }

  private static SourceUnit read(String source) {
    return SourceReader.read(source, Hash.of(source), MethodMemo.none()).unit();
  }

  private static MethodSignature method(String source) {
    return read(source).types().getFirst().methods().getFirst();
  }
}
