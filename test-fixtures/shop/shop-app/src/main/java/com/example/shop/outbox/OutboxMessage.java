package com.example.shop.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A message that will be sent once the transaction that wrote it is over. */
@Entity
class OutboxMessage {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String topic;
    private String payload;
    private boolean sent;

    protected OutboxMessage() {}

    OutboxMessage(String topic, String payload) {
        this.topic = topic;
        this.payload = payload;
    }

    void sent() {
        sent = true;
    }

    Long getId() {
        return id;
    }

    String getTopic() {
        return topic;
    }

    String getPayload() {
        return payload;
    }
}
