package com.example.shop;

import static com.example.shop.Held.CONNECTION_HELD;
import static com.example.shop.Held.NOTHING;
import static com.example.shop.Held.TRANSACTION_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.TestPartners.Visit;
import com.example.shop.billing.BillingJob;
import com.example.shop.billing.BillingJobFixed;
import com.example.shop.billing.Dunning;
import com.example.shop.customers.CustomerService;
import com.example.shop.orders.CheckoutService;
import com.example.shop.orders.OrderService;
import com.example.shop.refunds.RefundService;
import com.example.shop.shipping.DeliveryTracking;
import com.example.shop.shipping.ShippingService;
import com.example.shop.stock.Pricing;
import com.example.shop.stock.StockAllocation;
import com.example.shop.stock.StockReplenishment;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the shop holds while it waits, as the server and the pool see it. */
class HeldConnectionsTest extends ShopTest {
    @Autowired
    private BillingJob original;

    @Autowired
    private BillingJobFixed fixed;

    @Autowired
    private Dunning dunning;

    @Autowired
    private CustomerService accounts;

    @Autowired
    private OrderService orderService;

    @Autowired
    private CheckoutService checkout;

    @Autowired
    private RefundService refunds;

    @Autowired
    private ShippingService shipping;

    @Autowired
    private DeliveryTracking tracking;

    @Autowired
    private Pricing pricing;

    @Autowired
    private StockAllocation allocation;

    @Autowired
    private StockReplenishment replenishment;

    @Test
    void billing() {
        dueOrder("A1", customer("ada"));
        original.billDueOrders();
        assertVisits(visit("/payment/charges", TRANSACTION_OPEN));
    }

    @Test
    void billingFixed() {
        dueOrder("A1", customer("ada"));
        fixed.billDueOrders();
        assertVisits(visit("/payment/charges", NOTHING));
    }

    @Test
    void privateAnnotatedMethod() {
        dueOrder("A1", customer("ada"));
        dunning.remindAll();
        assertThat(mails()).containsExactly(NOTHING);
    }

    @Test
    void callBeforeTheFirstStatement() {
        accounts.changeAddress(customer("ada").getId(), "2 Side Street");
        assertVisits(visit("/geocoder/places", CONNECTION_HELD));
    }

    @Test
    void mailInTheTransaction() {
        dueOrder("A1", customer("ada"));
        orderService.confirm("A1");
        assertThat(mails()).containsExactly(TRANSACTION_OPEN);
    }

    @Test
    void suspendedTransaction() {
        dueOrder("A1", customer("ada"));
        orderService.approve("A1");
        assertVisits(visit("/fraud/verdicts/A1", TRANSACTION_OPEN));
    }

    @Test
    void newTransactionInsideAnother() {
        dueOrder("A1", customer("ada"));
        orderService.complete("A1");
        awaitMails(1);
        assertVisits(visit("/loyalty/members/ada@localhost/points", TRANSACTION_OPEN));
    }

    @Test
    void callsBeforeAndAfterTheTransaction() {
        customer("ada");
        String number = checkout.checkout("ada@localhost", "1 Main Street", BigDecimal.TEN);
        awaitMails(1);
        assertVisits(visit("/geocoder/places", NOTHING), visit("/warehouse/announcements/" + number, NOTHING));
    }

    @Test
    void transactionTemplate() {
        paidOrder("A1", customer("ada"));
        refunds.refund("A1");
        assertVisits(visit("/payment/refunds", TRANSACTION_OPEN));
    }

    @Test
    void homeMadeUnitOfWork() {
        paidOrder("A1", customer("ada"));
        refunds.goodwill("A1", BigDecimal.ONE);
        refunds.correct("A1", BigDecimal.ONE);
        assertVisits(visit("/payment/refunds", TRANSACTION_OPEN), visit("/payment/refunds", NOTHING));
    }

    @Test
    void methodReferenceInAStream() {
        paidOrder("A1", customer("ada"));
        shipping.announcePaid();
        assertVisits(visit("/warehouse/announcements/A1", TRANSACTION_OPEN));
    }

    @Test
    void lambdaOfAnOptional() {
        paidOrder("A1", customer("ada"));
        shipping.cancel("A1");
        assertVisits(visit("/warehouse/releases/A1", TRANSACTION_OPEN));
    }

    @Test
    void afterCommitCallback() {
        paidOrder("A1", customer("ada"));
        shipping.ship("A1");
        assertVisits(visit("/warehouse/handovers/A1", CONNECTION_HELD));
    }

    @Test
    void methodThatOptsOutOfTransactions() {
        tracking.position("A1");
        assertVisits(visit("/carrier/parcels/A1", NOTHING));
    }

    @Test
    void waitForAnotherThread() {
        product("tea", 1);
        pricing.refresh("tea");
        assertVisits(visit("/supplier/prices/tea", TRANSACTION_OPEN));
    }

    @Test
    void selfInvokedTransactionalMethod() {
        product("tea", 1);
        pricing.reset("tea");
        assertVisits(visit("/supplier/prices/tea", NOTHING));
    }

    @Test
    void directCall() {
        product("tea", 1);
        replenishment.reorder("tea");
        assertVisits(visit("/supplier/orders/tea", TRANSACTION_OPEN));
    }

    @Test
    void requestThatIsOnlyBuilt() {
        product("tea", 1);
        replenishment.reorderLater("tea");
        assertVisits();
    }

    @Test
    void sleepBetweenAttempts() throws InterruptedException {
        product("tea", 1);
        CompletableFuture<Boolean> allocated = CompletableFuture.supplyAsync(() -> allocation.allocate("tea", 2));
        boolean seen = false;
        while (!allocated.isDone()) {
            seen |= held() == TRANSACTION_OPEN;
            Thread.sleep(20);
        }
        assertThat(seen).isTrue();
        assertThat(allocated.join()).isFalse();
    }

    private static Visit visit(String path, Held held) {
        return new Visit(path, held);
    }

    private static void assertVisits(Visit... expected) {
        assertThat(PARTNERS.visits()).containsExactly(expected);
    }
}
