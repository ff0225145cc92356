using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Opens a case for an activity: everything it changes is one transaction.</summary>
internal sealed class CaseStore(AtoZStore store, Timeline timeline, Decisions decisions, PaymentDesk payments, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Changes a case, and nothing but the case.</summary>
    public Task<T> Change<T>(ClaimId id, Func<OpenedCase, Task<T>> work) => store.Write(WriteScope.Case(id), async db => await work(await Open(db, id)));

    /// <summary>Changes a case, and nothing but the case.</summary>
    public Task Change(ClaimId id, Func<OpenedCase, Task> work) => store.Write(WriteScope.Case(id), async db => await work(await Open(db, id)));

    /// <summary>Moves money for a case, or changes what other cases stand on.</summary>
    public Task<T> MoveMoney<T>(ClaimId id, Func<OpenedCase, Task<T>> work) => Paid(WriteScope.Everything, async db => await work(await Open(db, id)));

    /// <summary>Pays out a case: moves money between it, its seller and the day's budget, and changes nothing but cases of that seller.</summary>
    public Task<T> PayOut<T>(ClaimId id, Func<OpenedCase, Task<T>> work) => Paid(WriteScope.Payout(id), async db => await work(await Open(db, id)));

    /// <summary>Moves money for a case that is no claim yet.</summary>
    public Task<T> MoveMoneyOfInquiry<T>(Func<AtoZDb, Task<T>> work) => Paid(WriteScope.Everything, work);

    /// <summary>Reads a case.</summary>
    public Task<T> Read<T>(ClaimId id, Func<OpenedCase, Task<T>> query) => store.Read(async db => await query(await Open(db, id)));

    /// <summary>Changes the case that a stage belongs to, and nothing but the case.</summary>
    public Task<T> ChangeByStage<T>(string stageKey, Func<OpenedCase, StageRecord, Task<T>> work) => store.Write(WriteScope.CaseOfStage(stageKey), async db =>
    {
        StageRecord stage = await db.Stages.SingleAsync(s => s.Key == stageKey);
        return await work(await Open(db, stage.ClaimId), stage);
    });

    /// <summary>Reads the case that a stage belongs to.</summary>
    public Task<T> ReadByStage<T>(string stageKey, Func<OpenedCase, StageRecord, Task<T>> query) => store.Read(async db =>
    {
        StageRecord stage = await db.Stages.SingleAsync(s => s.Key == stageKey);
        return await query(await Open(db, stage.ClaimId), stage);
    });

    /// <summary>Changes the case that a debt belongs to, and moves money for it.</summary>
    public Task<T> ChangeByDebt<T>(DebtId id, Func<OpenedCase, DebtRecord, Task<T>> work) => Paid(WriteScope.Everything, async db =>
    {
        DebtRecord debt = await db.Debts.SingleAsync(d => d.Id == id);
        return await work(await Open(db, debt.ClaimId), debt);
    });

    /// <summary>Reads the case that a debt belongs to.</summary>
    public Task<T> ReadByDebt<T>(DebtId id, Func<OpenedCase, DebtRecord, Task<T>> query) => store.Read(async db =>
    {
        DebtRecord debt = await db.Debts.SingleAsync(d => d.Id == id);
        return await query(await Open(db, debt.ClaimId), debt);
    });

    // Work that needs a payment first leaves its transaction, which is rolled back, or holds nothing but the money for the payment, its order and whose
    // turn it is; with the answer stored it begins anew.
    private async Task<T> Paid<T>(WriteScope scope, Func<AtoZDb, Task<T>> work)
    {
        while (true)
        {
            try
            {
                (T done, (PaymentOrderRecord Order, bool Fresh)? ordered) = await store.Write(scope, db => DoneOrOrdered(db, work));
                if (ordered is not { } sent)
                {
                    return done;
                }

                await payments.Carry(sent.Order, sent.Fresh);
            }
            catch (PaymentNeededException needed)
            {
                await payments.Carry(needed.Order);
            }
        }
    }

    private async Task<(T Done, (PaymentOrderRecord Order, bool Fresh)? Ordered)> DoneOrOrdered<T>(AtoZDb db, Func<AtoZDb, Task<T>> work)
    {
        try
        {
            return (await work(db), null);
        }
        catch (PaymentNeededException needed) when (needed.Commits)
        {
            return (default!, await payments.Stored(db, needed.Order));
        }
    }

    private async Task<OpenedCase> Open(AtoZDb db, ClaimId id)
    {
        CaseTrace.Is(id);
        ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == id);
        return new OpenedCase(db, claim, policies.For(claim), timeline, decisions, clock.GetUtcNow());
    }
}
