import { IsOptional } from 'class-validator';
import { approvalResults, pauseReasons, type ApprovalResult, type PauseReason } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsCode, IsText, IsTextList, textLengths } from '../fields/text.js';
import { IsVaulted, Vaulted } from '../vaulted.js';

/** What of a received application stands alike in the post and in the event. */
export class ApprovalReceipt {
  static readonly type = 'kaoji.approval.received.v1';
  @IsCode() itemCode: string;
  @IsCode() unitCode: string;
  @IsOptional() @IsCode() projectCode?: string;
}

export class PostedApprovalReceived extends ApprovalReceipt {
  /** Personal. */
  @IsOptional() @IsText(textLengths.name) applicant?: string;
}

export class StoredApprovalReceived extends ApprovalReceipt {
  @IsOptional() @IsVaulted() applicant?: Vaulted;
}

export class PostedApprovalMaterialsRequested {
  static readonly type = 'kaoji.approval.materials-requested.v1';
  @IsTextList(textLengths.title) materials: string[];
}

export class PostedApprovalDeclined {
  static readonly type = 'kaoji.approval.declined.v1';
  @IsText(textLengths.reason) reason: string;
  @IsText(textLengths.reason) basis: string;
}

export class PostedApprovalPaused {
  static readonly type = 'kaoji.approval.paused.v1';
  @IsOneOf(pauseReasons) reason: PauseReason;
  @IsText(textLengths.reason) basis: string;
}

/** Says only that it goes on: no fields. */
export class PostedApprovalResumed {
  static readonly type = 'kaoji.approval.resumed.v1';
}

export class PostedApprovalStepDone {
  static readonly type = 'kaoji.approval.step-done.v1';
  @IsCode() step: string;
}

export class PostedApprovalDecided {
  static readonly type = 'kaoji.approval.decided.v1';
  @IsOneOf(approvalResults) result: ApprovalResult;
}
