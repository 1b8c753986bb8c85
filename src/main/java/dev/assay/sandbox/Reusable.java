package dev.assay.sandbox;

import dev.assay.lab.Order;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a child may carry out another order after this one, as far as the classes tell: they and
 * what they reach in the libraries name nothing through which they could leave something behind for
 * the next. What is not known to be harmless is not. The answer costs time and never safety: a
 * child that is not reused is replaced. For one order and thread.
 *
 * <p>Of the order's own classes all counts that they name. Of the libraries' only what can be
 * reached from there, see {@link Reach}.
 */
final class Reusable {
  private static final Logger LOG = LoggerFactory.getLogger(Reusable.class);

  private final Shelf shelf;
  private final Map<String, byte[]> given = new TreeMap<>();
  private final Map<String, byte[]> tests;
  private final Map<String, Outline> outlines = new TreeMap<>();

  private Reusable(Order order, Shelf shelf) {
    this.shelf = shelf;
    this.tests = order instanceof Order.Check check ? check.tests() : Map.of();
    given.putAll(order.code().classes());
    given.putAll(tests);
  }

  /** Whether an order's code cannot have marked its child. */
  static boolean is(Order order, Shelf shelf) {
    Reusable asked = new Reusable(order, shelf);
    Errand errand = Errand.of(order);
    String key = Fingerprint.of(asked.given, asked.tests.keySet(), errand);
    Boolean known = shelf.verdict(key);
    if (known != null) {
      return known;
    }
    String harm = asked.harm(errand);
    if (harm != null) {
      LOG.debug("event=child-not-reusable reason=\"{}\"", harm);
    }
    shelf.remember(key, harm == null);
    return harm == null;
  }

  /** Why not; null where it is. */
  static @Nullable String harm(Order order, Shelf shelf) {
    return new Reusable(order, shelf).harm(Errand.of(order));
  }

  private @Nullable String harm(Errand errand) {
    Names names = new Names();
    for (Map.Entry<String, byte[]> each : given.entrySet()) {
      String name = each.getKey().replace('.', '/');
      try {
        outlines.put(name, Outline.read(each.getValue(), names));
      } catch (IllegalArgumentException noClassFile) {
        return name + " is no class file";
      }
      if (Harmless.taken(name) || Platform.has(name)) {
        return name + " means another class";
      }
    }
    for (Map.Entry<String, byte[]> each : given.entrySet()) {
      String harm = harm(each.getValue(), tests.containsKey(each.getKey()));
      if (harm != null) {
        return each.getKey() + " names " + harm;
      }
    }
    return reached(errand);
  }

  private @Nullable String reached(Errand errand) {
    Reach reach = new Reach(shelf, outlines, errand.called());
    String harm = new Errands(reach, this::known).run(errand);
    shelf.summoned().forEach(reach::make);
    reach.strangers();
    tests.keySet().forEach(test -> reach.callEvery(test.replace('.', '/')));
    return harm == null ? reach.harm() : harm;
  }

  private boolean known(String name) {
    return outlines.containsKey(name) || shelf.has(name);
  }

  private @Nullable String harm(byte[] bytes, boolean test) {
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      String harm =
          switch (entry) {
            case ClassEntry named -> ofClass(BodyReader.element(named.asInternalName()), test);
            case MemberRefEntry member -> member(member, test);
            case Utf8Entry text when test ->
                Harmless.textOfTests(text.stringValue()) ? null : text.stringValue();
            default -> null;
          };
      if (harm != null) {
        return harm;
      }
    }
    return null;
  }

  private @Nullable String ofClass(String name, boolean test) {
    boolean harmless =
        outlines.containsKey(name)
            || shelf.has(name)
            || Harmless.type(name)
            || (test && Harmless.typeOfTests(name));
    return harmless ? null : name;
  }

  private @Nullable String member(MemberRefEntry member, boolean test) {
    String owner = BodyReader.element(member.owner().asInternalName());
    String name = member.name().stringValue();
    boolean known = outlines.containsKey(owner) || shelf.has(owner) || Harmless.type(owner);
    boolean harmless;
    if (known) {
      harmless = !Platform.has(owner) || Harmless.member(owner, name, member.type().stringValue());
    } else {
      harmless = test && Harmless.typeOfTests(owner) && Harmless.memberOfTests(name);
    }
    return harmless ? null : owner + "." + name;
  }
}
