package com.example.shop.refunds;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.PurchaseOrder;
import com.example.shop.payment.PaymentGateway;
import com.example.shop.payment.Receipt;
import com.example.shop.transactions.UnitOfWork;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class RefundService {
    private final OrderRepository orders;
    private final PaymentGateway payments;
    private final TransactionTemplate transactions;
    private final UnitOfWork unitOfWork;

    RefundService(
            OrderRepository orders, PaymentGateway payments, TransactionTemplate transactions, UnitOfWork unitOfWork) {
        this.orders = orders;
        this.payments = payments;
        this.transactions = transactions;
        this.unitOfWork = unitOfWork;
    }

    public void refund(String number) {
        transactions.executeWithoutResult(status -> {
            PurchaseOrder order = orders.findByNumber(number).orElseThrow();
            payments.refund(order.getChargeId(), order.getTotal()); // waits while the transaction is open
            order.refunded();
        });
    }

    public Receipt goodwill(String number, BigDecimal amount) {
        return unitOfWork.inTransaction(() -> {
            PurchaseOrder order = orders.findByNumber(number).orElseThrow();
            return payments.refund(order.getChargeId(), amount.min(order.getTotal())); // waits as well
        });
    }

    public Receipt correct(String number, BigDecimal amount) {
        String chargeId = unitOfWork.inTransaction(
                () -> orders.findByNumber(number).orElseThrow().getChargeId());
        return payments.refund(chargeId, amount); // fine: the transaction has ended
    }
}
