package dev.assay.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWireTest {
  private static final RecordWire<Message> WIRE = RecordWire.of(Message.class);
  private static final TypeName STRING = TypeName.of(String.class);

  record Scalars(boolean a, byte b, short c, char d, int e, long f, float g, double h, String i) {}

  record Boxes(@Nullable Integer a, @Nullable Long b, List<@Nullable String> c) {}

  record Ordered(Map<String, List<Integer>> map) {}

  record Refusing(int value) {
    Refusing {
      if (value < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  record Unwritable(Optional<String> text) {}

  record Chain(@Nullable Chain next) {}

  static List<Object> literals() {
    return List.of(
        true,
        (byte) -1,
        (short) -300,
        '\ud800',
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Float.NaN,
        -0.0,
        Double.NEGATIVE_INFINITY,
        "",
        "caf\u00e9",
        "\ud83d\ude00 \ud83d alone, \udc00 too",
        "\u0000\uffff",
        "long".repeat(50_000));
  }

  @ParameterizedTest
  @MethodSource("literals")
  void aLiteral_comesBackAsItWas(Object literal) throws IOException {
    RecordWire<Value> wire = RecordWire.of(Value.class);

    Value back = echo(wire, Value.of(literal));

    assertThat(back).isEqualTo(Value.of(literal));
  }

  @Test
  void scalars_comeBackAsTheyWere() throws IOException {
    RecordWire<Scalars> wire = RecordWire.of(Scalars.class);
    Scalars sent = new Scalars(true, (byte) -7, (short) 9, 'x', -5, 1L << 40, 1.5f, Math.PI, "t");

    Scalars back = echo(wire, sent);

    assertThat(back).isEqualTo(sent);
  }

  @Test
  void bytes_comeBackAsTheyWere() throws IOException {
    byte[] bytes = new byte[200_000];
    new Random(3).nextBytes(bytes);
    Order.Code code = new Order.Code(Map.of("a.B", bytes, "a.C", new byte[0]), List.of());

    Order.Code back = echo(RecordWire.of(Order.Code.class), code);

    assertThat(back.classes()).containsOnlyKeys("a.B", "a.C");
    assertThat(back.classes().get("a.B")).isEqualTo(bytes);
  }

  @Test
  void aRecordThatIsThereOften_isSentOnce_whereItIsShared() throws IOException {
    RecordWire<Value> wire = RecordWire.of(Value.class).sharing();
    Value tree = Value.of("leaf");
    for (int i = 0; i < 40; i++) {
      tree = new Value.ArrayOf(TypeName.of(Object.class), List.of(tree, tree));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    wire.write(tree, bytes);
    Value back = wire.read(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(bytes.size()).isLessThan(4_000);
    int depth = 0;
    while (back instanceof Value.ArrayOf array) {
      assertThat(array.elements().getFirst()).isSameAs(array.elements().getLast());
      back = array.elements().getFirst();
      depth++;
    }
    assertThat(depth).isEqualTo(40);
    assertThat(back).isEqualTo(Value.of("leaf"));
  }

  @Test
  void aPlaceThatIsNot_isRefused_whereRecordsAreShared() {
    RecordWire<Message.Hello> wire = RecordWire.of(Message.Hello.class).sharing();
    byte[] frame = {0, 0, 0, 4, 0, 0, 0, 3};

    assertThatThrownBy(() -> wire.read(new ByteArrayInputStream(frame)))
        .isInstanceOf(Garbled.class)
        .hasMessage("place 3 of 0");
  }

  @Test
  void null_comesBack_whereItMayBe() throws IOException {
    RecordWire<Boxes> wire = RecordWire.of(Boxes.class);
    Boxes sent = new Boxes(null, 3L, Arrays.asList("a", null));

    Boxes back = echo(wire, sent);

    assertThat(back).isEqualTo(sent);
  }

  @Test
  void null_isRefused_whereItMayNotBe() {
    RecordWire<Ordered> wire = RecordWire.of(Ordered.class);
    Map<String, List<Integer>> map = new LinkedHashMap<>();
    map.put(null, List.of());

    assertThatThrownBy(() -> echo(wire, new Ordered(map)))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("null where a String");
  }

  @Test
  void aMap_keepsItsOrder() throws IOException {
    RecordWire<Ordered> wire = RecordWire.of(Ordered.class);
    Map<String, List<Integer>> map = new LinkedHashMap<>();
    List.of("z", "a", "m", "b").forEach(key -> map.put(key, List.of(key.length())));

    Ordered back = echo(wire, new Ordered(map));

    assertThat(back.map().keySet()).containsExactly("z", "a", "m", "b");
  }

  @Test
  void anOrder_comesBackAsItWas() throws IOException {
    Value deep = Value.of(1);
    for (int i = 0; i < 100; i++) {
      deep = new Value.Prepared(deep, "add", List.of("int"), List.of(deepest(i)));
    }
    Order.Trial trial = new Order.Trial(1, 0, deep, List.of(Value.NULL, lambda()));
    Order.Task task =
        new Order.Task(
            0,
            "demo.Account",
            "withdraw",
            List.of("int"),
            List.of(trial),
            List.of(List.of(Value.of("x"))),
            List.of(new Order.Step("deposit", List.of("int"), List.of(List.of(Value.of(3))))));
    Message sent =
        new Message.Asked(
            77,
            new Order.Explore(
                new Order.Code(Map.of(), List.of("/a.jar")),
                List.of(task),
                Map.of("demo.Account", List.of("balance")),
                new Order.Effort(1, 2, 3)));

    Message back = echo(WIRE, sent);

    assertThat(back).isEqualTo(sent);
  }

  @Test
  void aReply_comesBackAsItWas() throws IOException {
    Observed returned =
        new Observed.Returned(
            null,
            true,
            List.of(new Observed.Probe("size", Value.of(1), true)),
            List.of(),
            List.of(new Observed.Changed(0, Value.of("x"))),
            List.of(new Observed.Interaction(0, "send", Arrays.asList(Value.of(1), null))));
    Observed threw =
        new Observed.Threw(STRING, List.of("a.B"), null, 3, "a.B.c:3", false, List.of());
    Order.Trial trial = new Order.Trial(1, 0, null, List.of());
    Message sent =
        new Message.Answered(
            -1,
            new Reply.Explored(
                List.of(
                    new Reply.Tried(trial, returned, List.of(1, 2), 5),
                    new Reply.Tried(trial, threw, List.of(), 5),
                    new Reply.Tried(
                        trial, new Observed.Lost(Observed.Why.EXITS, "x"), List.of(), 5)),
                List.of(new Reply.Branch(0, "a.B", "c()V", 3, 1)),
                List.of(new Reply.Mutant(1, Reply.Operator.MATH, "a.B", "c()V", 3, "+ to -")),
                List.of(new Reply.Kill(1, 1, -1L)),
                false),
            true);

    Message back = echo(WIRE, sent);

    assertThat(back).isEqualTo(sent);
  }

  @Test
  void aFrame_isFollowedByTheNext() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WIRE.write(new Message.Hello(), bytes);
    WIRE.write(answer("second"), bytes);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());

    List<Message> back = List.of(WIRE.read(in), WIRE.read(in));

    assertThat(back).containsExactly(new Message.Hello(), answer("second"));
    assertThatThrownBy(() -> WIRE.read(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void anyCut_isNoticed() throws IOException {
    byte[] whole = bytes(WIRE, answer("some words"));

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> WIRE.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anyCutInsideAFrame_isGarbled() throws IOException {
    byte[] whole = bytes(WIRE, answer("some words"));

    for (int length = Integer.BYTES; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      cut[3] = (byte) (length - Integer.BYTES);
      assertThatThrownBy(() -> WIRE.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(Garbled.class);
    }
  }

  @Test
  void anyNoise_isAMessageOrGarbled_andNothingElse() throws IOException {
    Random random = new Random(5);
    byte[] whole = bytes(WIRE, answer("some words"));

    for (int round = 0; round < 20_000; round++) {
      byte[] noisy = whole.clone();
      for (int i = 0; i < 3; i++) {
        noisy[Integer.BYTES + random.nextInt(noisy.length - Integer.BYTES)] =
            (byte) random.nextInt();
      }
      assertThat(outcome(noisy)).isIn("message", "garbled");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, RecordWire.MOST_BYTES + 1})
  void aLengthPastTheLimit_isGarbled_beforeAnythingIsRead(int length) throws IOException {
    byte[] frame =
        new byte[] {
          (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length
        };

    assertThatThrownBy(() -> WIRE.read(new ByteArrayInputStream(frame)))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("a frame of " + length);
  }

  @Test
  void aMessagePastTheLimit_isNotWritten() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    assertThatThrownBy(() -> WIRE.atMost(100).write(answer("x".repeat(101)), bytes))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("more than 100 bytes");

    assertThat(bytes.size()).isZero();
  }

  @Test
  void bytesAfterTheMessage_areGarbled() throws IOException {
    byte[] whole = bytes(WIRE, new Message.Hello());
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    longer[3]++;

    assertThatThrownBy(() -> WIRE.read(new ByteArrayInputStream(longer)))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("after the end");
  }

  @Test
  void tooDeepATree_isGarbled_andNoOverflow() throws IOException {
    RecordWire<Chain> wire = RecordWire.of(Chain.class);
    Chain deep = new Chain(null);
    for (int i = 0; i < 100_000; i++) {
      deep = new Chain(deep);
    }
    Chain tooDeep = deep;
    byte[] forged = new byte[Integer.BYTES + 100_000];
    Arrays.fill(forged, (byte) 1);
    forged[0] = 0;
    forged[1] = 1;
    forged[2] = (byte) 0x86;
    forged[3] = (byte) 0xa0;

    assertThatThrownBy(() -> echo(wire, tooDeep)).isInstanceOf(Garbled.class);
    assertThatThrownBy(() -> wire.read(new ByteArrayInputStream(forged)))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("deep");
  }

  @Test
  void aRecordThatRefusesItsValues_isGarbled() throws IOException {
    RecordWire<Refusing> wire = RecordWire.of(Refusing.class);
    byte[] bytes = bytes(wire, new Refusing(1));
    bytes[Integer.BYTES] = -1;

    assertThatThrownBy(() -> wire.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("negative");
  }

  @Test
  void aTypeThatCannotBeWritten_isRefusedAtOnce() {
    assertThatThrownBy(() -> RecordWire.of(Unwritable.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Optional");
  }

  private static Message answer(String words) {
    return new Message.Answered(1, new Reply.Refused(words), true);
  }

  private static Value lambda() {
    return new Value.Lambda(STRING, 1, null);
  }

  private static Value deepest(int i) {
    return new Value.New(STRING, List.of(), new ArrayList<>(List.of(Value.of(i))), null);
  }

  private static String outcome(byte[] frame) throws IOException {
    try {
      assertThat(WIRE.read(new ByteArrayInputStream(frame))).isNotNull();
      return "message";
    } catch (Garbled garbled) {
      return "garbled";
    }
  }

  private static <T> T echo(RecordWire<T> wire, T value) throws IOException {
    return wire.read(new ByteArrayInputStream(bytes(wire, value)));
  }

  private static <T> byte[] bytes(RecordWire<T> wire, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire.write(value, bytes);
    return bytes.toByteArray();
  }
}
