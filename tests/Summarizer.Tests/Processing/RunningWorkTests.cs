using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Summarizer.Processing;

namespace Summarizer.Tests.Processing;

public class RunningWorkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_runs_when_the_process_is_to_end_is_stopped_and_waited_for()
    {
        using var host = HostWithWork();
        await host.StartAsync(Cancel);
        var released = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();

        var work = host
            .Services.GetRequiredService<RunningWork>()
            .RunAsync(
                async stop =>
                {
                    await using var told = stop.Register(stopped.SetResult);
                    await stopped.Task;
                    await released.Task; // giving the article back takes a while
                    stop.ThrowIfCancellationRequested();
                },
                CancellationToken.None
            );
        var ending = host.StopAsync(Cancel);
        await stopped.Task.WaitAsync(Cancel);

        Assert.False(ending.IsCompleted);
        released.SetResult();
        await ending;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task A_host_that_cancels_one_piece_of_work_leaves_the_others_alone()
    {
        using var host = HostWithWork();
        await host.StartAsync(Cancel);
        var work = host.Services.GetRequiredService<RunningWork>();
        using var cancelled = new CancellationTokenSource();
        var done = new TaskCompletionSource();

        var first = work.RunAsync(stop => Task.Delay(Timeout.Infinite, stop), cancelled.Token);
        var second = work.RunAsync(stop => done.Task.WaitAsync(stop), CancellationToken.None);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        done.SetResult();
        await second;
    }

    private static IHost HostWithWork()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<RunningWork>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunningWork>());
        return builder.Build();
    }
}
