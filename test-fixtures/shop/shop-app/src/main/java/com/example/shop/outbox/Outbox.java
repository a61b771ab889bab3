package com.example.shop.outbox;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages to be sent, kept in the same database as what they tell of. */
@Service
public class Outbox {
    private final OutboxRepository messages;

    Outbox(OutboxRepository messages) {
        this.messages = messages;
    }

    /** Adds a message; it is sent only if the caller's transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String topic, String payload) {
        messages.save(new OutboxMessage(topic, payload));
    }

    @Transactional(readOnly = true)
    List<OutboxMessage> pending() {
        return messages.findFirst100BySentFalseOrderById();
    }

    @Transactional
    void markSent(long id) {
        messages.findById(id).ifPresent(OutboxMessage::sent);
    }
}
