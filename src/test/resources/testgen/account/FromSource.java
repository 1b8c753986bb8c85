// com/acme/bank/AccountTest.java
package com.acme.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
 * specified, with the line; all other expectations were computed from its source.
 */
class AccountTest {
  @ParameterizedTest(name = "isValidIban({0}) is {1}")
  @CsvSource(nullValues = "null", value = {
    "DE89370400440532013000, true",
    "abcdefghijklmn, false",
    "abcdefghijklmno, false",
    "abcdefghijklmnop, false",
    "DE, false",
    "DEabcdefghijklm, true",
    "FRabcdefghijklm, true",
    "null, false"
  })
  void isValidIban_returnsExpected_forEachIban(String iban, boolean expected) {
    assertEquals(expected, Account.isValidIban(iban));
  }

  @Nested
  class Constructor {
    @Test
    void createsAccount_forPlainArguments() {
      Account account = new Account("abc", 5);

      assertEquals(Account.Status.OPEN, account.getStatus());
      assertEquals("abc", account.getOwner());
      assertEquals(5, account.getBalance());
      assertEquals(List.of(), account.getLog());
    }

    // specified: line 28
    @Test
    void throwsNullPointerException_whenOwnerIsNull() {
      assertThrows(NullPointerException.class, () -> new Account(null, 5));
    }

    // specified: line 29
    @ParameterizedTest(name = "balance = {0}")
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void throwsIllegalArgumentException_whenBalanceIsMinusOneOrMinValue(int balance) {
      assertThrows(IllegalArgumentException.class, () -> new Account("abc", balance));
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

    // specified: line 36
    @ParameterizedTest(name = "amount = {0}")
    @ValueSource(ints = {0, -1})
    void throwsIllegalArgumentException_whenAmountIsZeroOrMinusOne(int amount) {
      Account account = new Account("abc", 5);

      assertThrows(IllegalArgumentException.class, () -> account.deposit(amount));
    }

    @Test
    void makesBalance6_whenAmountIsOne() {
      Account account = new Account("abc", 5);

      account.deposit(1);

      assertEquals(6, account.getBalance());
      assertEquals(List.of("deposit 1"), account.getLog());
    }

    @Test
    void makesBalance1005_whenAmountIs1000() {
      Account account = new Account("abc", 5);

      account.deposit(1000);

      assertEquals(1005, account.getBalance());
      assertEquals(List.of("deposit 1000"), account.getLog());
    }

    @Test
    void makesBalance1004_whenAmountIs999() {
      Account account = new Account("abc", 5);

      account.deposit(999);

      assertEquals(1004, account.getBalance());
      assertEquals(List.of("deposit 999"), account.getLog());
    }

    // specified: line 37
    @ParameterizedTest(name = "amount = {0}")
    @ValueSource(ints = {1001, Integer.MAX_VALUE})
    void throwsIllegalStateException_whenAmountIs1001OrMaxValue(int amount) {
      Account account = new Account("abc", 5);

      assertThrows(IllegalStateException.class, () -> account.deposit(amount));
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

    // specified: line 44
    @Test
    void throwsIllegalArgumentException_onAccountWithBalanceOne() {
      Account account = new Account("abc", 1);

      assertThrows(IllegalArgumentException.class, () -> account.withdraw(5));
    }

    // specified: line 43
    @Test
    void throwsIllegalStateException_afterSetStatusFrozen() {
      Account account = new Account("abc", 5);
      account.setStatus(Account.Status.FROZEN);

      assertThrows(IllegalStateException.class, () -> account.withdraw(5));
    }

    @Test
    void returns5_whenAmountIsZero() {
      Account account = new Account("abc", 5);

      assertEquals(5, account.withdraw(0));
    }

    @Test
    void returns4_whenAmountIsOne() {
      Account account = new Account("abc", 5);

      assertEquals(4, account.withdraw(1));
      assertEquals(4, account.getBalance());
    }

    @Test
    void returns6_whenAmountIsMinusOne() {
      Account account = new Account("abc", 5);

      assertEquals(6, account.withdraw(-1));
      assertEquals(6, account.getBalance());
    }

    // specified: line 44
    @Test
    void throwsIllegalArgumentException_whenAmountIsMaxValue() {
      Account account = new Account("abc", 5);

      assertThrows(IllegalArgumentException.class, () -> account.withdraw(Integer.MAX_VALUE));
    }

    @Test
    void returnsMinus2147483643_whenAmountIsMinValue() {
      Account account = new Account("abc", 5);

      assertEquals(-2147483643, account.withdraw(Integer.MIN_VALUE));
      assertEquals(-2147483643, account.getBalance());
    }
  }

  @Nested
  class SetStatus {
    @Test
    void makesStatusOpen_afterSetStatusFrozen() {
      Account account = new Account("abc", 5);
      account.setStatus(Account.Status.FROZEN);

      account.setStatus(Account.Status.OPEN);

      assertEquals(Account.Status.OPEN, account.getStatus());
    }

    @Test
    void makesStatusNull_whenStatusIsNull() {
      Account account = new Account("abc", 5);

      account.setStatus(null);

      assertNull(account.getStatus());
    }

    @Test
    void makesStatusFrozen_whenStatusIsFrozen() {
      Account account = new Account("abc", 5);

      account.setStatus(Account.Status.FROZEN);

      assertEquals(Account.Status.FROZEN, account.getStatus());
    }

    @Test
    void makesStatusClosed_whenStatusIsClosed() {
      Account account = new Account("abc", 5);

      account.setStatus(Account.Status.CLOSED);

      assertEquals(Account.Status.CLOSED, account.getStatus());
    }
  }

  @Nested
  class Grade {
    @ParameterizedTest(name = "grade({0}) is {1}")
    @CsvSource({
      "5, F",
      "0, F",
      "100, A",
      "99, A",
      "89, B",
      "75, B",
      "74, C",
      "50, C"
    })
    void returnsExpected_forEachPoints(int points, String expected) {
      assertEquals(expected, Account.grade(points));
    }

    // specified: line 56
    @ParameterizedTest(name = "points = {0}")
    @ValueSource(ints = {-1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void throwsIllegalArgumentException_forEachRefusedPoints(int points) {
      assertThrows(IllegalArgumentException.class, () -> Account.grade(points));
    }
  }

  @Nested
  class Fee {
    @ParameterizedTest(name = "fee({0}) is {1}")
    @CsvSource({
      "12.50, 0.13",
      "0, 0.00",
      "1E+3, 10.00"
    })
    void returnsExpected_forEachAmount(BigDecimal amount, BigDecimal expected) {
      Account account = new Account("abc", 5);

      assertEquals(expected, account.fee(amount));
    }

    @Test
    void throwsNullPointerException_whenAmountIsNull() {
      Account account = new Account("abc", 5);

      assertThrows(NullPointerException.class, () -> account.fee(null));
    }
  }

  @Nested
  class Sum {
    @Test
    void returns6_whenValuesHasSeveralElements() {
      Account account = new Account("abc", 5);

      assertEquals(6, account.sum(5, 0, 1));
    }

    @Test
    void throwsNullPointerException_whenValuesIsNull() {
      Account account = new Account("abc", 5);

      assertThrows(NullPointerException.class, () -> account.sum(null));
    }

    @Test
    void returnsZero_whenValuesIsEmpty() {
      Account account = new Account("abc", 5);

      assertEquals(0, account.sum());
    }

    @Test
    void returns5_whenValuesHasOneElement() {
      Account account = new Account("abc", 5);

      assertEquals(5, account.sum(5));
    }

    @Test
    void returns10_whenValuesHasEqualElements() {
      Account account = new Account("abc", 5);

      assertEquals(10, account.sum(5, 5));
    }
  }
}

// com/acme/bank/AccountTransferTest.java
package com.acme.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Account.Transfer}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
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

    @Test
    void createsTransfer_whenFromIsNull() {
      Account.Transfer transfer = new Account.Transfer(null, "def", 5);

      assertFalse(transfer.large());
      assertNull(transfer.from());
      assertEquals("def", transfer.to());
      assertEquals(5, transfer.amount());
    }

    // specified: line 20
    @ParameterizedTest(name = "amount = {0}")
    @ValueSource(ints = {0, -1})
    void throwsIllegalArgumentException_whenAmountIsZeroOrMinusOne(int amount) {
      assertThrows(
          IllegalArgumentException.class, () -> new Account.Transfer("abc", "def", amount));
    }
  }
}
// no test: Account.now(): RUN_NEEDED
