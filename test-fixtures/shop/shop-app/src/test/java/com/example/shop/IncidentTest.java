package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.shop.TestPartners.Visit;
import com.example.shop.billing.BillingJob;
import com.example.shop.billing.BillingJobFixed;
import com.example.shop.customers.Customer;
import com.example.shop.orders.OrderStatus;
import com.example.shop.orders.PurchaseOrder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** The incident, for real: the server loses patience with a transaction that waits for the payment provider. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties =
                "spring.datasource.hikari.data-source-properties.options=-c idle_in_transaction_session_timeout=500ms")
class IncidentTest extends ShopTest {
    private static final Duration LONGER_THAN_THE_TIMEOUT = Duration.ofSeconds(1);

    @Autowired
    private BillingJob original;

    @Autowired
    private BillingJobFixed fixed;

    @BeforeEach
    void twoOrdersAreDue() {
        original.billDueOrders(); // nothing to do yet: loads what the first run would load, outside of the clock
        fixed.billDueOrders();
        Customer ada = customer("ada");
        Customer bob = customer("bob");
        dueOrder("A1", ada);
        dueOrder("B1", bob);
    }

    @Test
    void theOriginalJobChargesTheCustomersAndForgetsIt(CapturedOutput log) {
        PARTNERS.chargesTake(LONGER_THAN_THE_TIMEOUT);

        assertThatThrownBy(original::billDueOrders)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).hasStackTraceContaining("idle-in-transaction timeout"),
                        failure -> assertThat(failure).hasStackTraceContaining("Connection reset"),
                        failure -> assertThat(failure).hasStackTraceContaining("I/O error occurred while sending"));

        assertThat(PARTNERS.charges()).containsExactly("card-ada", "card-bob");
        assertThat(orders.findAll())
                .allSatisfy(order -> assertThat(order.getStatus()).isEqualTo(OrderStatus.DUE));
        assertThat(log).containsAnyOf("SQLState: 25P03", "SQLState: 08006");
    }

    @Test
    void thePoolReplacesTheKilledConnection() {
        PARTNERS.chargesTake(LONGER_THAN_THE_TIMEOUT);

        assertThatThrownBy(original::billDueOrders).isInstanceOf(RuntimeException.class);

        assertThat(connectionsInUse()).isZero();
        assertThat(orders.count()).isEqualTo(2);
        assertThat(held()).isEqualTo(Held.NOTHING);
    }

    @Test
    void theNextRunOfTheOriginalJobChargesThemAgain() {
        PARTNERS.chargesTake(LONGER_THAN_THE_TIMEOUT);
        assertThatThrownBy(original::billDueOrders).isInstanceOf(RuntimeException.class);
        PARTNERS.chargesTake(Duration.ZERO);

        original.billDueOrders();

        assertThat(PARTNERS.charges()).containsExactly("card-ada", "card-bob", "card-ada", "card-bob");
    }

    @Test
    void theFixedJobSurvivesTheSameProvider() {
        PARTNERS.chargesTake(LONGER_THAN_THE_TIMEOUT);

        fixed.billDueOrders();

        assertThat(PARTNERS.charges()).containsExactly("card-ada", "card-bob");
        assertThat(PARTNERS.visits()).extracting(Visit::held).containsOnly(Held.NOTHING);
        assertThat(orders.findAll())
                .allSatisfy(order -> assertThat(order.getStatus()).isEqualTo(OrderStatus.PAID));
    }

    @Test
    void theFixedJobChargesOnceEvenIfItsWriteWasLost() {
        fixed.billDueOrders();
        for (PurchaseOrder order : orders.findAll()) {
            order.due();
            orders.save(order);
        }

        fixed.billDueOrders();

        assertThat(PARTNERS.charges()).containsExactly("card-ada", "card-bob");
        assertThat(orders.findByStatus(OrderStatus.PAID)).hasSize(2);
    }
}
