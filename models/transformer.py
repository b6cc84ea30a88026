"""A plain fine-tune of an encoder with one logit a column, through the Trainer of `transformers`."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    EarlyStoppingCallback,
    EvalPrediction,
    Trainer,
    TrainerCallback,
    TrainingArguments,
)  # fmt: skip
from transformers.trainer_callback import PrinterCallback
from transformers.trainer_utils import get_last_checkpoint
from transformers.utils import logging

from ads.errors import InputError
from models.base import Examples, Watcher
from models.encoder import encoder_folder
from models.params import ModelsParams, TransformerParams
from models.signs import Floats

SCORING_BATCH = 32


@dataclass(frozen=True)
class TransformerModel:
    """A fine-tuned encoder with its tokenizer; fp32, so that a score does not depend on its batch."""

    encoder: Any
    tokenizer: Any
    max_tokens: int

    def logits(self, texts: Sequence[str]) -> Floats:
        """Return (n, columns) logits; texts are batched by length and put back in order."""
        columns = self.encoder.config.num_labels
        scores = np.empty((len(texts), columns))
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        self.encoder.eval()
        for start in range(0, len(order), SCORING_BATCH):
            places = order[start : start + SCORING_BATCH]
            scores[places] = self._batch([texts[place] for place in places])
        return scores

    def _batch(self, texts: list[str]) -> Floats:
        encoded = self.tokenizer(texts, truncation=True, max_length=self.max_tokens, padding=True, return_tensors="pt")
        with torch.inference_mode():
            logits: Floats = self.encoder(**encoded).logits.double().numpy()
        return logits

    def save(self, folder: Path) -> None:
        """Write weights as safetensors, configuration and tokenizer as JSON."""
        self.encoder.save_pretrained(folder)
        self.tokenizer.model_max_length = self.max_tokens
        self.tokenizer.save_pretrained(folder)


class TransformerFamily:
    """Fits and reads fine-tuned encoders."""

    def fit(
        self, train: Examples, validation: Examples, *, params: ModelsParams, seed: int, watcher: Watcher, scratch: Path
    ) -> TransformerModel:
        """Fine-tune on train, stop early and keep the best epoch by validation loss; resume from `scratch`."""
        options = params.transformer
        start = encoder_folder(options.encoder)
        torch.manual_seed(seed)
        tokenizer = AutoTokenizer.from_pretrained(start, local_files_only=True)
        _hush()
        encoder = AutoModelForSequenceClassification.from_pretrained(
            start,
            local_files_only=True,
            num_labels=train.targets.shape[1],
            problem_type="multi_label_classification",
        )
        _require_places(encoder, options.max_tokens)
        trainer = Trainer(
            model=encoder,
            args=_arguments(options, seed, scratch, steps=len(train.texts) * options.epochs // options.batch_size),
            train_dataset=_Encoded(train, tokenizer, options.max_tokens),
            eval_dataset=_Encoded(validation, tokenizer, options.max_tokens),
            data_collator=DataCollatorWithPadding(tokenizer),
            compute_loss_func=_loss,
            compute_metrics=_measured,
            callbacks=[EarlyStoppingCallback(early_stopping_patience=options.patience), _Forward(watcher)],
        )
        trainer.remove_callback(PrinterCallback)  # it would print into what the command prints
        trainer.train(resume_from_checkpoint=get_last_checkpoint(str(scratch)) if scratch.is_dir() else None)
        shutil.rmtree(scratch, ignore_errors=True)
        return TransformerModel(trainer.model.float().cpu(), tokenizer, options.max_tokens)

    def load(self, folder: Path) -> TransformerModel:
        """Return the model that `save` wrote."""
        _hush()
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        encoder = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True)
        return TransformerModel(encoder.float().eval(), tokenizer, tokenizer.model_max_length)


class _Encoded(torch.utils.data.Dataset[dict[str, Any]]):
    """Tokens of texts with their targets, as the collator wants them."""

    def __init__(self, examples: Examples, tokenizer: Any, max_tokens: int) -> None:
        self._tokens = tokenizer(list(examples.texts), truncation=True, max_length=max_tokens)
        self._targets = examples.targets.astype(np.float32)

    def __len__(self) -> int:
        return len(self._targets)

    def __getitem__(self, place: int) -> dict[str, Any]:
        tokens = {name: values[place] for name, values in self._tokens.items()}
        return {**tokens, "labels": self._targets[place].tolist()}


class _Forward(TrainerCallback):
    """Tells the watcher what the Trainer tells us."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._watcher.step(state.global_step, state.max_steps)

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: dict[str, float], **_: Any) -> None:
        train = next((entry["loss"] for entry in reversed(state.log_history) if "loss" in entry), None)
        values = {"validation.loss": metrics["eval_loss"], "validation.average_precision": metrics["eval_ap"]}
        self._watcher.metrics(round(state.epoch), values if train is None else {**values, "train.loss": train})


def _require_places(encoder: Any, max_tokens: int) -> None:
    places = getattr(encoder.config, "max_position_embeddings", max_tokens)
    if max_tokens > places:
        raise InputError(f"models.transformer.max_tokens is {max_tokens}, expected at most the encoder's {places}")


def _hush() -> None:
    """A new head is newly initialised, and weights are loaded: that is the plan, not news."""
    logging.set_verbosity_error()
    logging.disable_progress_bar()


def _arguments(options: TransformerParams, seed: int, scratch: Path, *, steps: int) -> TrainingArguments:
    return TrainingArguments(
        output_dir=str(scratch),
        learning_rate=options.learning_rate,
        per_device_train_batch_size=options.batch_size,
        per_device_eval_batch_size=SCORING_BATCH,
        num_train_epochs=options.epochs,
        warmup_steps=steps // 10,
        weight_decay=0.01,
        train_sampling_strategy="group_by_length",
        eval_strategy="epoch",
        save_strategy="epoch",
        logging_strategy="epoch",
        save_total_limit=2,
        restore_callback_states_from_checkpoint=True,  # so that patience is not given twice
        load_best_model_at_end=True,
        metric_for_best_model="eval_loss",
        greater_is_better=False,
        seed=seed,
        data_seed=seed,
        report_to=[],
        disable_tqdm=True,
        dataloader_pin_memory=False,
        use_cpu=not torch.cuda.is_available(),
    )


def _loss(outputs: Any, labels: torch.Tensor, **_: Any) -> torch.Tensor:
    """Mean binary cross-entropy over the targets that somebody labelled."""
    known = ~torch.isnan(labels)
    losses = binary_cross_entropy_with_logits(outputs.logits, torch.nan_to_num(labels), reduction="none")
    return (losses * known).sum() / known.sum().clamp(min=1)


def _measured(prediction: EvalPrediction) -> dict[str, float]:
    """Average precision on validation, the mean of the columns that have both classes."""
    scores = []
    for logits, target in zip(prediction.predictions.T, prediction.label_ids.T, strict=True):
        known = ~np.isnan(target)
        labels = target[known] >= 0.5
        if labels.any() and not labels.all():
            scores.append(average_precision_score(labels, logits[known]))
    return {"ap": float(np.mean(scores)) if scores else float("nan")}
