package dev.assay.evaluate.predict;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills a database with the tables of TPC-DS that our templates are over. Stateless; blocks. */
final class Tpcds {
  private static final int CHUNK = 1 << 16;
  private static final List<Table> TABLES =
      List.of(
          Table.DATE_DIM,
          Table.ITEM,
          Table.STORE,
          Table.PROMOTION,
          Table.HOUSEHOLD_DEMOGRAPHICS,
          Table.WAREHOUSE,
          Table.CUSTOMER,
          Table.CUSTOMER_ADDRESS,
          Table.STORE_SALES,
          Table.CATALOG_SALES,
          Table.WEB_SALES);
  private static final List<String> INDEXES =
      List.of(
          "ALTER TABLE date_dim ADD PRIMARY KEY (d_date_sk)",
          "ALTER TABLE item ADD PRIMARY KEY (i_item_sk)",
          "ALTER TABLE store ADD PRIMARY KEY (s_store_sk)",
          "ALTER TABLE promotion ADD PRIMARY KEY (p_promo_sk)",
          "ALTER TABLE household_demographics ADD PRIMARY KEY (hd_demo_sk)",
          "ALTER TABLE warehouse ADD PRIMARY KEY (w_warehouse_sk)",
          "ALTER TABLE ds_customer ADD PRIMARY KEY (c_customer_sk)",
          "ALTER TABLE customer_address ADD PRIMARY KEY (ca_address_sk)",
          "CREATE INDEX date_dim_day ON date_dim (d_date)",
          "CREATE INDEX store_sales_day ON store_sales (ss_sold_date_sk)",
          "CREATE INDEX store_sales_item ON store_sales (ss_item_sk, ss_ticket_number)",
          "CREATE INDEX store_sales_customer ON store_sales (ss_customer_sk)",
          "CREATE INDEX catalog_sales_day ON catalog_sales (cs_sold_date_sk)",
          "CREATE INDEX web_sales_item ON web_sales (ws_item_sk)");

  // TPC-H has a customer as well.
  private static final Map<Table, String> RENAMED = Map.of(Table.CUSTOMER, "ds_customer");

  private Tpcds() {}

  static void load(Connection connection, double scale) throws SQLException {
    Session session = Session.getDefaultSession().withScale(scale).withNoSexism(true);
    for (Table table : TABLES) {
      Ground.execute(connection, definition(table));
      copy(connection, table, session);
    }
    for (String index : INDEXES) {
      Ground.execute(connection, index);
    }
    Ground.execute(connection, "VACUUM ANALYZE");
  }

  private static String name(Table table) {
    return RENAMED.getOrDefault(table, table.getName());
  }

  private static String definition(Table table) {
    List<String> columns = new ArrayList<>();
    for (Column column : table.getColumns()) {
      columns.add(column.getName() + " " + type(column.getType()));
    }
    return "CREATE TABLE %s (%s)".formatted(name(table), String.join(", ", columns));
  }

  private static String type(ColumnType type) {
    return switch (type.getBase()) {
      case INTEGER -> "integer";
      case IDENTIFIER -> "bigint";
      case DATE -> "date";
      case TIME -> "time";
      case DECIMAL ->
          "numeric(%d, %d)".formatted(type.getPrecision().orElseThrow(), type.getScale().orElse(0));
      default -> "text";
    };
  }

  private static void copy(Connection connection, Table table, Session session)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + name(table) + " FROM STDIN (DELIMITER '|', NULL '')");
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK + 1024);
    for (List<List<String>> rows : Results.constructResults(table, session)) {
      // A sale comes with its return, which is of another table.
      List<String> row = rows.getFirst().stream().map(value -> value == null ? "" : value).toList();
      chunk.writeBytes((String.join("|", row) + "\n").getBytes(StandardCharsets.UTF_8));
      if (chunk.size() >= CHUNK) {
        flush(chunk, copy);
      }
    }
    flush(chunk, copy);
    copy.endCopy();
  }

  private static void flush(ByteArrayOutputStream chunk, CopyIn copy) throws SQLException {
    byte[] bytes = chunk.toByteArray();
    copy.writeToCopy(bytes, 0, bytes.length);
    chunk.reset();
  }
}
