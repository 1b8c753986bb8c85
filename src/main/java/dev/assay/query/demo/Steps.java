package dev.assay.query.demo;

import static dev.assay.query.demo.Draw.dayBefore;
import static dev.assay.query.demo.Draw.oneOf;
import static dev.assay.query.demo.Draw.orderKey;
import static dev.assay.query.demo.Draw.upTo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the shop does with its database, good and bad. The numbers of keys are those of the data.
 */
final class Steps {
  private static final int CUSTOMERS = 3_000;
  private static final int ORDERS = 30_000;
  private static final int PARTS = 4_000;
  private static final int SUPPLIERS = 200;
  private static final int NATIONS = 24;

  private Steps() {}

  static List<Step> all() {
    List<Step> steps = new ArrayList<>();
    steps.addAll(points());
    steps.addAll(ranges());
    steps.addAll(joins());
    steps.addAll(reports());
    steps.addAll(writes());
    steps.addAll(mistakes());
    return List.copyOf(steps);
  }

  private static List<Step> points() {
    return List.of(
        Template.of(30, "SELECT * FROM customer WHERE c_custkey = ?", upTo(CUSTOMERS)),
        Template.of(
            30,
            "SELECT o_orderkey, o_orderstatus, o_totalprice FROM orders WHERE o_orderkey = ?",
            orderKey(ORDERS)),
        Template.of(25, "SELECT p_name, p_retailprice FROM part WHERE p_partkey = ?", upTo(PARTS)),
        Template.of(
            10,
            "SELECT s_name, s_phone, s_acctbal FROM supplier WHERE s_suppkey = ?",
            upTo(SUPPLIERS)),
        Template.of(10, "SELECT count(*) FROM lineitem WHERE l_orderkey = ?", orderKey(ORDERS)));
  }

  private static List<Step> ranges() {
    return List.of(
        Template.of(
            8,
            """
            SELECT o_orderkey, o_totalprice FROM orders
            WHERE o_orderdate >= ? ORDER BY o_orderdate LIMIT 20\
            """,
            dayBefore(30)),
        Template.of(
            6,
            """
            SELECT count(*), sum(o_totalprice)
            FROM orders, (SELECT ?::date AS day) AS beginning
            WHERE o_orderdate BETWEEN day AND day + 90\
            """,
            dayBefore(120)),
        Template.of(
            5,
            """
            SELECT ps_suppkey, ps_supplycost FROM partsupp
            WHERE ps_partkey IN (?, ?, ?) ORDER BY ps_supplycost\
            """,
            upTo(PARTS),
            upTo(PARTS),
            upTo(PARTS)),
        Template.of(
            4,
            """
            SELECT c_name, c_acctbal FROM customer
            WHERE c_nationkey = ? ORDER BY c_acctbal DESC LIMIT 10\
            """,
            upTo(NATIONS)));
  }

  private static List<Step> joins() {
    return List.of(
        Template.of(
            10,
            """
            SELECT l_linenumber, p_name, l_quantity, l_extendedprice
            FROM lineitem JOIN part ON p_partkey = l_partkey
            WHERE l_orderkey = ? ORDER BY l_linenumber\
            """,
            orderKey(ORDERS)),
        Template.of(
            6,
            """
            SELECT s_name, ps_availqty FROM partsupp JOIN supplier ON s_suppkey = ps_suppkey
            WHERE ps_partkey = ? AND ps_availqty > ?\
            """,
            upTo(PARTS),
            upTo(5_000)),
        Template.of(
            3,
            """
            SELECT n_name, count(*) FROM customer JOIN nation ON n_nationkey = c_nationkey
            WHERE c_mktsegment = ? GROUP BY n_name ORDER BY count(*) DESC\
            """,
            oneOf("BUILDING", "AUTOMOBILE", "MACHINERY", "HOUSEHOLD", "FURNITURE")),
        Template.of(
            3,
            """
            SELECT c_name, sum(o_totalprice) AS spent
            FROM customer JOIN orders ON o_custkey = c_custkey
            WHERE o_orderdate BETWEEN ?::date AND '1998-08-02'
            GROUP BY c_custkey, c_name ORDER BY spent DESC LIMIT 10\
            """,
            dayBefore(60)),
        Template.of(
            3,
            """
            SELECT p_name FROM part WHERE p_size = ? AND EXISTS (
              SELECT FROM lineitem WHERE l_partkey = p_partkey AND l_quantity > ?)\
            """,
            upTo(50),
            upTo(49)));
  }

  private static List<Step> reports() {
    return List.of(
        Template.of(
            3,
            """
            SELECT l_returnflag, l_linestatus, sum(l_quantity), avg(l_discount), count(*)
            FROM lineitem WHERE l_shipdate <= ?
            GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus\
            """,
            dayBefore(90)),
        Template.of(
            3,
            """
            SELECT sum(l_extendedprice * l_discount) FROM lineitem
            WHERE l_shipdate BETWEEN ?::date AND '1998-12-01'
              AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < ?\
            """,
            dayBefore(365),
            upTo(50)),
        Template.of(
            3,
            """
            SELECT date_trunc('month', o_orderdate) AS month, o_orderpriority, count(*)
            FROM orders WHERE o_orderstatus = ? GROUP BY 1, 2 ORDER BY 1, 2\
            """,
            oneOf("F", "O", "P")));
  }

  private static List<Step> writes() {
    return List.of(
        Template.of(
            15,
            "INSERT INTO basket (b_custkey, b_partkey, b_quantity) VALUES (?, ?, ?)",
            upTo(CUSTOMERS),
            upTo(PARTS),
            upTo(9)),
        Template.of(
            8,
            "UPDATE basket SET b_quantity = b_quantity + 1 WHERE b_custkey = ?",
            upTo(CUSTOMERS)),
        Template.of(
            6,
            "SELECT b_partkey, b_quantity FROM basket WHERE b_custkey = ? ORDER BY b_added",
            upTo(CUSTOMERS)),
        Template.of(2, "DELETE FROM basket WHERE b_added < now() - interval '15 minutes'"));
  }

  // Each is a thing to find: no index, a filter that no index serves, a sort that spills, a page
  // far
  // behind, a query for each row.
  private static List<Step> mistakes() {
    return List.of(
        Template.of(
            12,
            """
            SELECT o_orderkey, o_orderdate, o_totalprice FROM orders
            WHERE o_custkey = ? ORDER BY o_orderdate DESC\
            """,
            upTo(CUSTOMERS)),
        Template.of(
            3,
            "SELECT p_partkey, p_name FROM part WHERE p_name LIKE ? ORDER BY p_name LIMIT 50",
            oneOf("%green%", "%lavender%", "%chocolate%", "%steel%")),
        Template.of(
            3,
            """
            SELECT l_orderkey, row_number() OVER (ORDER BY l_comment) AS place FROM lineitem
            WHERE l_tax < ? LIMIT 5\
            """,
            oneOf(new BigDecimal("0.03"), new BigDecimal("0.05"))),
        Template.of(
            3,
            """
            SELECT o_orderkey, o_comment FROM orders
            ORDER BY o_totalprice DESC OFFSET ? LIMIT 20\
            """,
            upTo(25_000)),
        new OneByOne(
            3,
            Template.of(
                1,
                """
                SELECT o_orderkey FROM orders
                WHERE o_orderdate >= ? ORDER BY o_orderdate, o_orderkey LIMIT 25\
                """,
                dayBefore(30)),
            Template.of(
                1,
                """
                SELECT l_linenumber, l_quantity, l_shipdate FROM lineitem
                WHERE l_orderkey = ? ORDER BY l_linenumber\
                """)));
  }
}
