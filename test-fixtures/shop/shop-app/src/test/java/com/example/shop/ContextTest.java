package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContextTest extends ShopTest {

    @Test
    void theShopStartsAndHoldsNothing() {
        assertThat(orders.count()).isZero();
        assertThat(held()).isEqualTo(Held.NOTHING);
    }
}
