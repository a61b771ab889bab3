package com.example.shop.stock;

import org.springframework.stereotype.Component;

/** Pauses between attempts, longer each time. */
@Component
class BackOff {

    void pause(int attempt) {
        try {
            Thread.sleep(200L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
