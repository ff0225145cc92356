using AtoZ.Functions.Data;

namespace AtoZ.Functions.Evidence;

/// <summary>Moves the end of a stage on, never back. The row is what counts: the orchestration asks it when its timer rings, and waits on.</summary>
internal static class StageTimes
{
    public static void Move(ClaimRecord claim, StageRecord stage, DateTimeOffset deadline)
    {
        if (deadline <= stage.Deadline)
        {
            return;
        }

        bool shown = claim.Deadline == stage.Deadline && claim.NextActor == stage.NextActor;
        stage.Deadline = deadline;
        if (shown)
        {
            claim.Deadline = deadline;
            claim.Revision++;
        }
    }
}
