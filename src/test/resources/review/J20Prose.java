import java.util.logging.Logger;

class Dialog {
  private static final Logger LOG = Logger.getLogger("dialog");
  static final String TITLE = "Select a file from the list";

  void show(javax.swing.JLabel label) {
    label.setText("select a file");
    LOG.info("select id from the table of users");
    LOG.fine("Update available: set it up");
    System.out.println("delete from here to there");
    throw new IllegalStateException("insert into the slot (gently) values");
  }

  String with(String name) {
    return "with " + name + " as (your) guest, select from menu";
  }
}
