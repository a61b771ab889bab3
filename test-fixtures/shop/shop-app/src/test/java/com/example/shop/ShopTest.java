package com.example.shop;

import com.example.shop.customers.Customer;
import com.example.shop.customers.CustomerRepository;
import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.PurchaseOrder;
import com.example.shop.stock.Product;
import com.example.shop.stock.ProductRepository;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole shop against a real PostgreSQL, with all partners on the loopback address. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ShopTest.Mail.class)
abstract class ShopTest {
    protected static final TestPartners PARTNERS = new TestPartners();
    private static final List<Held> MAILS = new CopyOnWriteArrayList<>();
    private static volatile HikariDataSource pool;

    @Autowired
    private HikariDataSource dataSource;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    protected CustomerRepository customers;

    @Autowired
    protected OrderRepository orders;

    @Autowired
    protected ProductRepository products;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase::url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("shop.billing.fixed-cron", () -> "-");
        registry.add("shop.outbox.cron", () -> "-");
        for (String partner :
                List.of("payment", "warehouse", "supplier", "geocoder", "fraud", "loyalty", "carrier", "broker")) {
            registry.add("shop.partners." + partner, () -> PARTNERS.address(partner));
        }
    }

    @BeforeEach
    void cleanShop() {
        pool = dataSource;
        jdbc.execute("truncate customer, product, purchase_order, outbox_message restart identity cascade");
        MAILS.clear();
        PARTNERS.reset(ShopTest::held);
    }

    protected static int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** What the shop was holding at each mail it sent. */
    protected static List<Held> mails() {
        return MAILS;
    }

    /** Waits for mails that other threads send, so that they do not turn up in the next test. */
    protected static void awaitMails(int count) {
        Awaitility.await().until(() -> MAILS.size() == count);
    }

    protected static Held held() {
        if (TestDatabase.openTransactions() > 0) {
            return Held.TRANSACTION_OPEN;
        }
        return connectionsInUse() > 0 ? Held.CONNECTION_HELD : Held.NOTHING;
    }

    protected Customer customer(String name) {
        return customers.save(new Customer(name, name + "@localhost", "1 Main Street", "card-" + name));
    }

    protected PurchaseOrder dueOrder(String number, Customer customer) {
        PurchaseOrder order = new PurchaseOrder(number, customer, new BigDecimal("12.00"));
        order.due();
        return orders.save(order);
    }

    protected PurchaseOrder paidOrder(String number, Customer customer) {
        PurchaseOrder order = new PurchaseOrder(number, customer, new BigDecimal("12.00"));
        order.paid("charge-0");
        return orders.save(order);
    }

    protected Product product(String sku, int stock) {
        return products.save(new Product(sku, new BigDecimal("10.00"), stock));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Mail {

        @Bean
        @Primary
        JavaMailSender observedMailSender() {
            return new JavaMailSenderImpl() {
                @Override
                public void send(SimpleMailMessage... messages) {
                    MAILS.add(held());
                }
            };
        }
    }
}
