import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

class Stock {
  private final DSLContext dsl;

  Stock(DSLContext dsl) {
    this.dsl = dsl;
  }

  Result<Record> low(int below) {
    return dsl.fetch("select sku, quantity from stock where quantity < ?", below);
  }

  void reset() {
    dsl.query("update stock set quantity = 0 where quantity < 0").execute();
  }

  Object first() {
    return dsl.resultQuery("select sku from stock order by sku limit 1").fetchOne();
  }
}
