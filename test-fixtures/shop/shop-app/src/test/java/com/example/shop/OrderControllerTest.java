package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.orders.OrderService.OrderView;
import com.example.shop.orders.OrderStatus;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class OrderControllerTest extends ShopTest {
    @Autowired
    private TestRestTemplate http;

    @Test
    void anOrderIsPlacedAndSeenAgain() {
        customer("ada");

        ResponseEntity<OrderView> placed = http.postForEntity(
                "/orders",
                Map.of("email", "ada@localhost", "address", "1 Main Street", "goods", "10.00"),
                OrderView.class);

        awaitMails(1);
        assertThat(placed.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        OrderView order = placed.getBody();
        assertThat(order).isNotNull();
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.total()).isEqualByComparingTo(new BigDecimal("13.90"));
        assertThat(http.getForObject("/orders/" + order.number(), OrderView.class))
                .isEqualTo(order);
    }
}
