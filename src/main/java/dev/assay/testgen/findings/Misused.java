package dev.assay.testgen.findings;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of the platform that mean something else than they seem to. Stateless. */
final class Misused implements Reading {
  private static final Pattern ROUNDING =
      Pattern.compile("\\b(round(?:s|ed|ing)?|half)[ -](half[ -])?(up|down|even)\\b");

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree node, Void none) {
        inexact(body, node).ifPresent(all::add);
        return super.visitNewClass(node, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        unquoted(body, node).or(() -> scale(body, node)).ifPresent(all::add);
        return super.visitMethodInvocation(node, null);
      }

      @Override
      public Void visitBinary(BinaryTree node, Void none) {
        remainder(body, node).or(() -> leapYear(body, node)).ifPresent(all::add);
        return super.visitBinary(node, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void none) {
        rounding(body, node).ifPresent(all::add);
        return super.visitMemberSelect(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static Optional<Finding> inexact(Body body, NewClassTree made) {
    if (made.getArguments().isEmpty()
        || !String.valueOf(body.type(made)).equals("java.math.BigDecimal")
        || !(Constants.of(body, made.getArguments().getFirst()) instanceof Double number)) {
      return Optional.empty();
    }
    BigDecimal meant = BigDecimal.valueOf(number);
    BigDecimal got = new BigDecimal(number);
    return meant.compareTo(got) == 0
        ? Optional.empty()
        : Optional.of(
            body.finding(
                made,
                "inexactConstant",
                "'%s' is %s; expected new BigDecimal(\"%s\")".formatted(made, got, meant)));
  }

  private static Optional<Finding> unquoted(Body body, MethodInvocationTree call) {
    String name = Pure.name(call);
    ExpressionTree receiver = Pure.receiver(call);
    if (receiver == null
        || call.getArguments().isEmpty()
        || !name.matches("split|replaceAll|replaceFirst")
        || !String.valueOf(body.type(receiver)).equals("java.lang.String")
        || !(Constants.of(body, call.getArguments().getFirst()) instanceof String regex)) {
      return Optional.empty();
    }
    // To put a star for each letter is meant.
    boolean any = regex.equals(".") && name.equals("split");
    boolean nothing = regex.equals("|") || regex.equals("||");
    boolean ends = (regex.equals("^") || regex.equals("$")) && name.equals("split");
    return any || nothing || ends
        ? Optional.of(
            body.finding(
                call,
                "regexNotQuoted",
                "'%s' takes \"%s\" for a regular expression, which fits %s; expected it to be quoted"
                    .formatted(call, regex, any ? "every letter" : "what is empty")))
        : Optional.empty();
  }

  private static Optional<Finding> scale(Body body, MethodInvocationTree call) {
    ExpressionTree receiver = Pure.receiver(call);
    return receiver != null
            && Pure.name(call).equals("equals")
            && call.getArguments().size() == 1
            && String.valueOf(body.type(receiver)).equals("java.math.BigDecimal")
            && (receiver + " " + call.getArguments().getFirst())
                .matches(".*\\bBigDecimal\\.(ZERO|ONE|TEN)\\b.*")
        ? Optional.of(
            body.finding(
                call,
                "comparedWithScale",
                "'%s' is false for the same number with other decimals, as 0.00; expected compareTo"
                    .formatted(call)))
        : Optional.empty();
  }

  // Of the least int there is no absolute value.
  private static Optional<Finding> remainder(Body body, BinaryTree node) {
    if (node.getKind() != Tree.Kind.REMAINDER
        || !(Pure.bare(node.getLeftOperand()) instanceof MethodInvocationTree abs)
        || !abs.getMethodSelect().toString().equals("Math.abs")
        || !abs.getArguments()
            .getFirst()
            .toString()
            .toLowerCase(Locale.ROOT)
            .matches(".*(hash(code)?(\\(.*\\))?|next(int|long)\\(\\))")) {
      return Optional.empty();
    }
    return Optional.of(
        body.finding(
            node,
            "overflow",
            "'%s' is negative for the least number, of which there is no absolute value; expected"
                    .formatted(node)
                + " Math.floorMod"));
  }

  private static Optional<Finding> leapYear(Body body, BinaryTree node) {
    String text = Pure.text(node);
    Matcher centuries =
        Pattern.compile("\\b(\\w+(?:\\(\\))?) % 4 == 0\\b.*\\b\\1 % 100 != 0\\b").matcher(text);
    return node.getKind() == Tree.Kind.CONDITIONAL_AND
            && centuries.find()
            && !body.tree().toString().contains("400")
        ? Optional.of(
            body.finding(
                node,
                "leapYear",
                "'%s' denies 2000 and all other years that 400 divides; expected these to be leap"
                        .formatted(node)
                    + " years"))
        : Optional.empty();
  }

  private static Optional<Finding> rounding(Body body, MemberSelectTree node) {
    Matcher promised = ROUNDING.matcher(body.doc());
    if (!node.getExpression().toString().matches("(java\\.math\\.)?RoundingMode")
        || !promised.find()) {
      return Optional.empty();
    }
    boolean half = promised.group().contains("half");
    String mode = (half ? "HALF_" : "") + promised.group(3).toUpperCase(Locale.ROOT);
    String used = node.getIdentifier().toString();
    boolean ends = !half && (used.equals("CEILING") || used.equals("FLOOR"));
    boolean meant = body.tree().getBody().toString().contains("RoundingMode." + mode);
    return meant || ends || used.equals("UNNECESSARY") || promised.find()
        ? Optional.empty()
        : Optional.of(
            body.finding(
                node,
                "roundingDisagrees",
                "it rounds by %s; its documentation promises '%s'"
                    .formatted(used, mode.toLowerCase(Locale.ROOT).replace('_', ' '))));
  }
}
