package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          postgresql://h/d                       | jdbc:postgresql://h:5432/d               | h:5432/d | -   | -
          postgres://u@h:6/d                     | jdbc:postgresql://h:6/d                  | h:6/d    | u   | -
          postgresql://u:p%40+ss@h:6/d           | jdbc:postgresql://h:6/d                  | h:6/d    | u   | p@+ss
          postgresql://u:p@h/d?sslmode=require   | jdbc:postgresql://h:5432/d?sslmode=require | h:5432/d | u | p
          jdbc:postgresql://h:6/d?user=u&ssl=true&password=p | jdbc:postgresql://h:6/d?ssl=true | h:6/d | u | p
          jdbc:postgresql://h:6/d?user=u         | jdbc:postgresql://h:6/d                  | h:6/d    | u   | -
          postgresql://[::1]:6/d                 | jdbc:postgresql://[::1]:6/d              | [::1]:6/d | -  | -
          """)
  void of_readsWhatPeopleWrite(String url, String jdbc, String at, String user, String password) {
    PgUrl read = PgUrl.of("shop", watched(url), name -> null);

    assertThat(read)
        .isEqualTo(new PgUrl(jdbc, at, Optional.ofNullable(user), Optional.ofNullable(password)));
    assertThat(read).hasToString(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@h/d",
        "postgresql:///d?password=secret",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/",
        "jdbc:mysql://h/d?password=secret",
        "secret secret",
        "",
      })
  void of_namesTheSettingAndNeverThePassword(String url) {
    assertThatThrownBy(() -> PgUrl.of("shop", watched(url), name -> null))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("databases.shop.url ")
        .hasMessageContaining("expected postgresql://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void of_takesThePasswordFromTheEnvironment() {
    var watched = watched("postgresql://h/d", "u", "${SHOP}");

    PgUrl read = PgUrl.of("shop", watched, Map.of("SHOP", "p")::get);

    assertThat(read.user()).contains("u");
    assertThat(read.password()).contains("p");
    assertThatThrownBy(() -> PgUrl.of("shop", watched, name -> null))
        .isInstanceOf(SettingsException.class)
        .hasMessage("databases.shop.password names the variable SHOP, which is not set");
  }

  @Test
  void replica_hasTheUserOfTheFirst_whereItNamesNone() {
    var watched =
        new Settings.Watched(
            "postgresql://u:p@h/d",
            Optional.empty(),
            Optional.empty(),
            Optional.of("postgresql://r/d"),
            Optional.empty());

    assertThat(PgUrl.replica("shop", watched, name -> null))
        .contains(
            new PgUrl(
                "jdbc:postgresql://r:5432/d", "r:5432/d", Optional.of("u"), Optional.of("p")));
    assertThat(PgUrl.replica("shop", watched("postgresql://h/d"), name -> null)).isEmpty();
  }

  private static Settings.Watched watched(String url) {
    return new Settings.Watched(
        url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Settings.Watched watched(String url, String user, String password) {
    return new Settings.Watched(
        url, Optional.of(user), Optional.of(password), Optional.empty(), Optional.empty());
  }
}
