using Swarm.Testing;

namespace Swarm.Storage.Tests;

public sealed class ParkedJobTests : StoreTest
{
    [Fact]
    public async Task A_parked_job_is_replayed_beside_an_open_store_and_claimed_anew()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("a")] })).NewJobs[0];
        await Store.PoisonAsync(id, (await ClaimedAsync()).Fence, "Its node ended.", Ct);

        (await ParkedJobs.ReplayAsync(Home.DataPath, id, Home.Time, Ct)).ShouldBeOfType<ReplayResult.Replayed>().Job.Reason.ShouldBe("Its node ended.");

        var claimed = await ClaimedAsync();
        (claimed.Id, claimed.Claims, claimed.Fence).ShouldBe((id, 1, 2));
        (await Store.JobAsync(id, Ct))!.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_parked_or_not_there_is_left_alone()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("a")] })).NewJobs[0];

        (await ParkedJobs.ReplayAsync(Home.DataPath, id, Home.Time, Ct)).ShouldBeOfType<ReplayResult.NotParked>().Job.State.ShouldBe(JobState.Ready);
        (await ParkedJobs.ReplayAsync(Home.DataPath, id + 1, Home.Time, Ct)).ShouldBeOfType<ReplayResult.Unknown>();
        (await Store.JobAsync(id + 1, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_without_a_store_is_refused_and_stays_empty()
    {
        using var folder = new TemporaryFolder();

        (await ParkedJobs.ReplayAsync(folder.Path, 1, Home.Time, Ct)).ShouldBeOfType<ReplayResult.Refused>();

        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
