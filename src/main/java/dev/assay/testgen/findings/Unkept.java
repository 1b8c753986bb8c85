package dev.assay.testgen.findings;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/**
 * What the words of a class promise and its fields do not keep: an order that a HashMap has not,
 * empty parts that split drops, a parameter that is named as a field and never stored in it.
 * Stateless.
 */
final class Unkept implements Reading {
  private static final Pattern ORDER =
      Pattern.compile(
          "\\b(in|by|keeps?|preserves?|retains?) (the |their |its )?(same )?(insertion[- ]order|order"
              + " (in which |that )?(they|it|these) (were|was|are|is) (added|inserted|put|registered"
              + "|given))|\\binsertion[- ]order(ed)?\\b");

  private static final Pattern EMPTY_TOO =
      Pattern.compile(
          "\\bempty (ones?|cells?|fields?|parts?|values?|strings?|columns?|entries|tokens?)( \\w+)?"
              + " (too|kept|included|as well|also|preserved|retained)\\b"
              + "|\\b(including|with|keeps|and) (trailing |the )?empty (ones|cells|fields|parts|values"
              + "|columns|strings)\\b|\\bempty (ones|cells|fields|parts|values|columns) too\\b");

  private static final Pattern DENIED =
      Pattern.compile("\\b(not?|never|without|unordered|isn't)\\b");

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    order(body).ifPresent(all::add);
    empty(body).ifPresent(all::add);
    stored(body, all);
    return all;
  }

  private static Optional<Finding> order(Body body) {
    String doc = flat(body.doc());
    if (!ORDER.matcher(doc).find() || DENIED.matcher(doc).find()) {
      return Optional.empty();
    }
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree node, Void none) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitIdentifier(IdentifierTree field, Void none) {
            unordered(body, field, node, all);
            return null;
          }

          @Override
          public Void visitMemberSelect(MemberSelectTree field, Void none) {
            if (field.getExpression().toString().equals("this")) {
              unordered(body, field, node, all);
            }
            return super.visitMemberSelect(field, null);
          }
        }.scan(node.getExpression(), null);
        return null;
      }
    }.scan(body.tree().getBody(), null);
    return all.stream().findFirst();
  }

  private static void unordered(Body body, Tree named, ReturnTree at, List<Finding> all) {
    if (body.element(named) instanceof VariableElement field
        && field.getKind() == ElementKind.FIELD
        && body.trees().getTree(field) instanceof VariableTree declared
        && declared.getInitializer() instanceof NewClassTree made
        && made.getIdentifier().toString().matches("(java\\.util\\.)?Hash(Map|Set)(<.*>)?")) {
      all.add(
          body.finding(
              at,
              "orderLost",
              "'%s' gives them in the order of a %s, which is none; its documentation promises the"
                      .formatted(at, made.getIdentifier().toString().replaceAll("<.*", ""))
                  + " order in which they were added"));
    }
  }

  private static Optional<Finding> empty(Body body) {
    String doc = flat(body.doc());
    if (!EMPTY_TOO.matcher(doc).find() || DENIED.matcher(doc).find()) {
      return Optional.empty();
    }
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        ExpressionTree receiver = Pure.receiver(node);
        if (receiver != null
            && Pure.name(node).equals("split")
            && node.getArguments().size() == 1
            && String.valueOf(body.type(receiver)).equals("java.lang.String")) {
          all.add(
              body.finding(
                  node,
                  "emptyDropped",
                  "'%s' drops the empty ones at the end; its documentation promises them"
                      .formatted(node)));
        }
        return super.visitMethodInvocation(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all.stream().findFirst();
  }

  private static void stored(Body body, List<Finding> all) {
    boolean constructor = body.method().getKind() == ElementKind.CONSTRUCTOR;
    boolean setter =
        body.method().getSimpleName().toString().matches("set[A-Z]\\w*")
            && body.method().getParameters().size() == 1;
    String code = body.tree().getBody().toString();
    if (!(constructor || setter)
        || code.contains("this(")
        || code.contains("throw ")
        || ofRecord(body)
        || code.matches("\\s*\\{\\s*(super\\(\\);)?\\s*}\\s*")
        || !(body.path().getParentPath().getLeaf() instanceof ClassTree type)) {
      return;
    }
    for (VariableTree parameter : body.tree().getParameters()) {
      Pattern name = Pattern.compile("\\b" + parameter.getName() + "\\b");
      boolean field =
          type.getMembers().stream()
              .anyMatch(member ->
                  member instanceof VariableTree it
                      && it.getName().equals(parameter.getName())
                      && it.getInitializer() == null
                      && String.valueOf(it.getType()).equals(String.valueOf(parameter.getType())));
      if (field && !name.matcher(code).find()) {
        all.add(
            body.finding(
                parameter,
                "notStored",
                "the parameter '%s' is never read, and the field of that name never set here"
                    .formatted(parameter.getName())));
      }
    }
  }

  private static boolean ofRecord(Body body) {
    Element type = body.method().getEnclosingElement();
    return type != null && type.getKind() == ElementKind.RECORD;
  }

  private static String flat(String doc) {
    return doc.replaceAll("\\s+", " ");
  }
}
