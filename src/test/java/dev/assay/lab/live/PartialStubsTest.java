package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static dev.assay.lab.live.Subjects.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Observed.Threw;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartialStubsTest {
  private static final String CLIENT =
      """
      interface Source { Rows rows(String sql); int count(); boolean open(); String name(); void end(); }
      interface Rows { boolean next(); String get(String column); }
      public class Foo {
        static String all(Source from) {
          String all = "";
          while (from.rows("a").next()) {
            all += from.rows("b").get("x") + from.rows("b").get("y") + from.rows("c").get("x") + ";";
          }
          return all;
        }
        static String rest(Source from) {
          return from.count() + " " + from.open() + " " + from.name();
        }
        static String ends(Source from) {
          try {
            from.end();
            return "ended";
          } catch (IllegalStateException e) {
            return e.getMessage();
          }
        }
      }
      """;
  private static final Value BROKEN = Value.newFrom(IllegalStateException.class, "broken");

  private static Value.StubMethod answering(String name, @Nullable Value answer) {
    return new Value.StubMethod("public ", TypeName.of(Object.class), name, List.of(), answer);
  }

  private static Value partial(String type, Value.StubMethod... methods) {
    return new Value.Stub(type(type), false, List.of(), List.of(methods), BROKEN);
  }

  private static Value turns(boolean byArguments, Object... answers) {
    List<Value> values = List.of(answers).stream().map(Value::of).toList();
    return new Value.Turns(values, byArguments);
  }

  private static Observed run(String method, Value source) {
    return Subjects.of(CLIENT).run(call(method, "p.Source").with(source));
  }

  @Test
  void stubs_answerInTurn_andByArguments_andLeadToOneOther() {
    Value rows =
        partial(
            "Rows",
            answering("next", turns(false, true, true, false)),
            answering("get", turns(true, "1", "2")));

    Observed observed = run("all", partial("Source", answering("rows", rows)));

    assertThat(observed).isInstanceOf(Returned.class);
    assertThat(((Returned) observed).value()).isEqualTo(Value.of("121;121;"));
    assertThat(((Returned) observed).interactions())
        .contains(
            new Interaction(0, "rows", List.of(Value.of("a"))),
            new Interaction(1, "next", List.of()),
            new Interaction(1, "get", List.of(Value.of("y"))));
  }

  @Test
  void stubs_answerWhatIsNotListed_withNullAndZero() {
    Observed observed = run("rest", partial("Source"));

    assertThat(((Returned) observed).value()).isEqualTo(Value.of("0 false null"));
  }

  @Test
  void stubs_throwWhatTheyAreTold() {
    Observed fails = run("ends", partial("Source", answering("end", new Value.Raise(BROKEN))));
    Observed uncaught = run("rest", partial("Source", answering("name", new Value.Raise(BROKEN))));

    assertThat(((Returned) fails).value()).isEqualTo(Value.of("broken"));
    assertThat(uncaught).isInstanceOf(Threw.class);
  }

  @Test
  void stubs_ofAClassAreNoPart() {
    Value foo = new Value.Stub(type("Foo"), false, List.of(), List.of(), BROKEN);

    assertThat(run("rest", foo)).isInstanceOf(Lost.class);
  }
}
