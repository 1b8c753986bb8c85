// com/acme/bank/AccountTest.java
package com.acme.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Account}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class AccountTest {
  @Test
  void setStatus_makesStatusFrozen_whenStatusIsFrozen() {
    Account account = new Account("abc", 5);

    account.setStatus(Account.Status.FROZEN);

    assertEquals(Account.Status.FROZEN, account.getStatus());
  }

  @ParameterizedTest(name = "isValidIban({0}) is {1}")
  @CsvSource(nullValues = "null", value = {
    "DE89370400440532013000, true",
    "abcdefghijklmno, false",
    "DE, false",
    "FRabcdefghijklm, true",
    "null, false"
  })
  void isValidIban_returnsExpected_forEachIban(String iban, boolean expected) {
    assertEquals(expected, Account.isValidIban(iban));
  }

  @Test
  void fee_returns0Point13_whenAmountIs12Point50() {
    Account account = new Account("abc", 5);

    assertEquals(new BigDecimal("0.13"), account.fee(new BigDecimal("12.50")));
  }

  @Test
  void sum_returns6_whenValuesHasSeveralElements() {
    Account account = new Account("abc", 5);

    assertEquals(6, account.sum(5, 0, 1));
  }

  @Nested
  class Constructor {
    @Test
    void createsAccount_forPlainArguments() {
      Account account = new Account("abc", 5);

      assertEquals("abc", account.getOwner());
      assertEquals(5, account.getBalance());
      assertEquals(List.of(), account.getLog());
      assertEquals(Account.Status.OPEN, account.getStatus());
    }

    // specified: line 30
    @Test
    void throwsIllegalArgumentException_whenBalanceIsMinusOne() {
      assertThrows(IllegalArgumentException.class, () -> new Account("abc", -1));
    }
  }

  @Nested
  class Deposit {
    @Test
    void makesBalance10_whenAmountIs5() {
      Account account = new Account("abc", 5);

      account.deposit(5);

      assertEquals(10, account.getBalance());
      assertEquals(List.of("deposit 5"), account.getLog());
    }

    @Test
    void makesBalance1005_whenAmountIs1000() {
      Account account = new Account("abc", 5);

      account.deposit(1000);

      assertEquals(1005, account.getBalance());
      assertEquals(List.of("deposit 1000"), account.getLog());
    }

    // specified: line 36
    @Test
    void throwsIllegalArgumentException_whenAmountIsZero() {
      Account account = new Account("abc", 5);

      assertThrows(IllegalArgumentException.class, () -> account.deposit(0));
    }

    // specified: line 37
    @Test
    void throwsIllegalStateException_whenAmountIs1001() {
      Account account = new Account("abc", 5);

      assertThrows(IllegalStateException.class, () -> account.deposit(1001));
    }
  }

  @Nested
  class Withdraw {
    @Test
    void returnsZero_whenAmountIs5() {
      Account account = new Account("abc", 5);

      assertEquals(0, account.withdraw(5));
      assertEquals(0, account.getBalance());
    }

    @Test
    void returns5_whenAmountIsZero() {
      Account account = new Account("abc", 5);

      assertEquals(5, account.withdraw(0));
    }

    // specified: line 44
    @Test
    void throwsIllegalArgumentException_onAccountWithBalanceZero() {
      Account account = new Account("abc", 0);

      assertThrows(IllegalArgumentException.class, () -> account.withdraw(5));
    }

    // specified: line 43
    @Test
    void throwsIllegalStateException_afterSetStatusFrozen() {
      Account account = new Account("abc", 5);
      account.setStatus(Account.Status.FROZEN);

      assertThrows(IllegalStateException.class, () -> account.withdraw(5));
    }
  }

  @Nested
  class Grade {
    @ParameterizedTest(name = "grade({0}) is {1}")
    @CsvSource({
      "0, F",
      "100, A",
      "90, A",
      "75, B",
      "50, C"
    })
    void returnsExpected_forEachPoints(int points, String expected) {
      assertEquals(expected, Account.grade(points));
    }

    // specified: line 56
    @ParameterizedTest(name = "points = {0}")
    @ValueSource(ints = {-1, 101})
    void throwsIllegalArgumentException_whenPointsIsMinusOneOr101(int points) {
      assertThrows(IllegalArgumentException.class, () -> Account.grade(points));
    }
  }
}

// com/acme/bank/AccountTransferTest.java
package com.acme.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Account.Transfer}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class AccountTransferTest {
  @Nested
  class Constructor {
    @Test
    void createsTransfer_forPlainArguments() {
      Account.Transfer transfer = new Account.Transfer("abc", "def", 5);

      assertFalse(transfer.large());
      assertEquals("abc", transfer.from());
      assertEquals("def", transfer.to());
      assertEquals(5, transfer.amount());
    }

    // specified: line 21
    @Test
    void throwsIllegalArgumentException_whenAmountIsZero() {
      assertThrows(IllegalArgumentException.class, () -> new Account.Transfer("abc", "def", 0));
    }
  }

  @Nested
  class Large {
    @Test
    void returnsFalse_onTransferWithAmount500() {
      Account.Transfer transfer = new Account.Transfer("abc", "def", 500);

      assertFalse(transfer.large());
    }

    @Test
    void returnsTrue_onTransferWithAmount501() {
      Account.Transfer transfer = new Account.Transfer("abc", "def", 501);

      assertTrue(transfer.large());
    }
  }
}
// no test: Account.getStatus(): TOLD_ELSEWHERE
// no test: Account.getOwner(): TOLD_ELSEWHERE
// no test: Account.getBalance(): TOLD_ELSEWHERE
// no test: Account.getLog(): TOLD_ELSEWHERE
// no test: Account.now(): UNSTABLE
